import type { Step } from './support/step.ts';

/**
 * The client of a contract, held with it until the end of the transaction. Whoever writes a line has its client first:
 * somebody who renames the client then comes before or after, never in between.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE FUNCTION hold_client(p_contract INT) RETURNS INT NOT DETERMINISTIC READS SQL DATA
    RETURN (
      SELECT client.client_id FROM contract STRAIGHT_JOIN client ON client.client_id = contract.client_id
      WHERE contract.contract_id = p_contract LOCK IN SHARE MODE)
  `);

export const down: Step = ({ run }) => run('DROP FUNCTION hold_client');
