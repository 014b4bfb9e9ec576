import { refuse, type Step } from './support/step.ts';

/**
 * Writes one line of the history. A change that changed no column is none. Who: the connected account, never a
 * variable of the session. Numbers of records start at 1: a session may switch the numbering of 0 off.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE PROCEDURE note_change(
      p_table VARCHAR(20), p_record INT, p_action VARCHAR(30), p_old LONGTEXT, p_new LONGTEXT, p_reason VARCHAR(255))
    MODIFIES SQL DATA
    IF p_record < 1 THEN
      ${refuse('column_refused')};
    ELSEIF NOT (p_action = 'update' AND p_new = '{}') THEN
      INSERT INTO history (at, actor_id, table_name, record_id, action, old_values, new_values, reason)
      VALUES (utc_now(), account_number(), p_table, p_record, p_action, p_old, p_new, p_reason);
    END IF
  `);

export const down: Step = ({ run }) => run('DROP PROCEDURE note_change');
