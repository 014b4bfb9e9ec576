import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE SQL SECURITY DEFINER VIEW list_client AS
    SELECT company_name AS 'Société', full_name AS 'Intérlocuteur', email AS 'adresse mail', phone AS 'téléphone',
      creation_date AS 'client depuis', last_update AS 'Dernière MàJ', collaborator_id AS 'Commercial associé',
      client_id AS 'Client ID'
    FROM client WHERE is_active
  `);

export const down: Step = ({ run }) => run('DROP VIEW list_client');
