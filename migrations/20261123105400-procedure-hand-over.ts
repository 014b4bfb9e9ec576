import { refuse, type Step } from './support/step.ts';

/**
 * Moves the active clients to one commercial and the events still to come to one support (0: to nobody). Refuses
 * where there is such work and no one to take it.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE PROCEDURE hand_over(IN p_id INT, IN p_clients_to INT, IN p_events_to INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE present DATETIME(6) DEFAULT utc_now();
      IF EXISTS (SELECT 1 FROM client WHERE collaborator_id = p_id AND is_active FOR UPDATE) THEN
        IF p_clients_to IS NULL THEN
          ${refuse('collaborator_has_work')};
        END IF;
        IF p_clients_to = p_id OR NOT (locked_role(p_clients_to) <=> 'commercial') THEN
          ${refuse('collaborator_handover')};
        END IF;
        UPDATE client SET collaborator_id = p_clients_to WHERE collaborator_id = p_id AND is_active;
      END IF;
      IF EXISTS (SELECT 1 FROM event WHERE support_contact = p_id AND is_active AND event_end > present FOR UPDATE) THEN
        IF p_events_to IS NULL THEN
          ${refuse('collaborator_has_work')};
        END IF;
        IF p_events_to <> 0 AND (p_events_to = p_id OR NOT (locked_role(p_events_to) <=> 'support')) THEN
          ${refuse('collaborator_handover')};
        END IF;
        UPDATE event SET support_contact = NULLIF(p_events_to, 0)
        WHERE support_contact = p_id AND is_active AND event_end > present;
      END IF;
    END
  `);

export const down: Step = ({ run }) => run('DROP PROCEDURE hand_over');
