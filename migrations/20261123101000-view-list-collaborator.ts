import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE SQL SECURITY DEFINER VIEW list_collaborator AS
    SELECT collaborator_id AS 'Collaborateur ID', last_name AS 'Nom', first_name AS 'Prénom', username AS 'Identifiant',
      email AS 'adresse mail', role AS 'Département', creation_date AS 'Collaborateur depuis',
      last_update AS 'Dernière MàJ'
    FROM collaborator WHERE is_active
  `);

export const down: Step = ({ run }) => run('DROP VIEW list_collaborator');
