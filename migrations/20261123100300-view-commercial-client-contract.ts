import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE SQL SECURITY DEFINER VIEW commercial_client_contract AS
    SELECT list_contract.* FROM list_contract JOIN client ON client.client_id = list_contract.\`Client ID\`
    WHERE client.collaborator_id = get_collaborator_id()
  `);

export const down: Step = ({ run }) => run('DROP VIEW commercial_client_contract');
