import type { Step } from './support/step.ts';

/**
 * A client, held until the end of the transaction. Whoever writes a line of a contract or an event has its client
 * first: somebody who renames the client then comes before or after, and nobody waits for each other.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE FUNCTION hold_client(p_client INT) RETURNS INT NOT DETERMINISTIC READS SQL DATA
    RETURN (SELECT client_id FROM client WHERE client_id = p_client LOCK IN SHARE MODE)
  `);

export const down: Step = ({ run }) => run('DROP FUNCTION hold_client');
