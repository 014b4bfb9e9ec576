import { changed, refuse, type Step } from './support/step.ts';

/** Who may be in charge, and not of two events at once. Locking the support's row makes two assignments at once wait for each other; gestion may allow one overlap through assign_support, with a reason. */
export const up: Step = ({ run }) =>
  run(`
    CREATE TRIGGER event_assignment BEFORE UPDATE ON event FOR EACH ROW
    IF account_number() IS NOT NULL AND NEW.support_contact IS NOT NULL
      AND ${changed('support_contact', 'event_start', 'event_end')} THEN
      IF NOT (locked_role(NEW.support_contact) <=> 'support') THEN
        ${refuse('event_support_invalid')};
      END IF;
      IF NEW.is_active AND EXISTS (SELECT 1 FROM event
          WHERE support_contact = NEW.support_contact AND is_active AND event_id <> NEW.event_id
          AND event_start < NEW.event_end AND event_end > NEW.event_start LOCK IN SHARE MODE)
        AND NOT EXISTS (SELECT 1 FROM stated_reason
          WHERE connection_id = CONNECTION_ID() AND event_id = NEW.event_id
          AND support_contact = NEW.support_contact AND actor_id = account_number()
          AND stated_at > utc_now() - INTERVAL 1 MINUTE) THEN
        ${refuse('event_overlap')};
      END IF;
    END IF
  `);

export const down: Step = ({ run }) => run('DROP TRIGGER event_assignment');
