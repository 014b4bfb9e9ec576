import { refuse, type Step } from './support/step.ts';

/**
 * Puts a support in charge of an event, or nobody (NULL). With a reason, two events of that support may overlap;
 * the reason stays in the history.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE PROCEDURE assign_support(IN p_event INT, IN p_version INT, IN p_support INT, IN p_reason VARCHAR(255))
    MODIFIES SQL DATA
    BEGIN
      DECLARE found_version INT;
      DECLARE EXIT HANDLER FOR SQLEXCEPTION
      BEGIN
        DELETE FROM stated_reason WHERE connection_id = CONNECTION_ID();
        RESIGNAL;
      END;
      CALL require_gestion();
      SET found_version = (SELECT version FROM event WHERE event_id = p_event FOR UPDATE);
      IF found_version IS NULL OR p_version <> found_version THEN
        ${refuse('record_stale')};
      END IF;
      DELETE FROM stated_reason WHERE connection_id = CONNECTION_ID();
      IF TRIM(p_reason) <> '' THEN
        INSERT INTO stated_reason (connection_id, event_id, support_contact, actor_id, reason, stated_at)
        VALUES (CONNECTION_ID(), p_event, p_support, account_number(), p_reason, utc_now());
      END IF;
      UPDATE event SET support_contact = p_support WHERE event_id = p_event;
      DELETE FROM stated_reason WHERE connection_id = CONNECTION_ID();
    END
  `);

export const down: Step = ({ run }) => run('DROP PROCEDURE assign_support');
