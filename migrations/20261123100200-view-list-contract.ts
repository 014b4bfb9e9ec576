import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE SQL SECURITY DEFINER VIEW list_contract AS
    SELECT contract_id AS 'Contrat ID', cost AS 'Cout', balance AS 'Balance', statut AS 'Statut',
      creation_date AS 'Sous contrat depuis', last_update AS 'Dernière MàJ', client_id AS 'Client ID'
    FROM contract WHERE is_active
  `);

export const down: Step = ({ run }) => run('DROP VIEW list_contract');
