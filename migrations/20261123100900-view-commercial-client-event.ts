import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE SQL SECURITY DEFINER VIEW commercial_client_event AS
    SELECT list_event.* FROM list_event
    JOIN contract ON contract.contract_id = list_event.\`Contrat ID\`
    JOIN client ON client.client_id = contract.client_id
    WHERE client.collaborator_id = get_collaborator_id()
  `);

export const down: Step = ({ run }) => run('DROP VIEW commercial_client_event');
