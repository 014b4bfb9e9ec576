import type { Connection } from 'mysql2/promise';
import type { Logger } from 'pino';
import { isLost, loggable } from './driverError.ts';

/**
 * Ends the connections of collaborators that keep others waiting. Call it after a lock wait timeout, before the next
 * attempt, outside of what that attempt does. A refusal is only logged: the next attempt shows whether it succeeds.
 * @throws the driver's error if the connection is lost
 */
export async function endBlockers(connection: Connection, log: Logger): Promise<void> {
  try {
    await connection.query('CALL end_blockers()');
  } catch (error) {
    if (isLost(error)) throw error;
    log.warn({ error: loggable(error) }, 'those who keep others waiting could not be ended');
  }
}
