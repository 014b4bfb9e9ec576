import { updateLine, wordsOf } from './support/lines.ts';
import { changed, type Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TRIGGER event_line_update AFTER UPDATE ON event FOR EACH ROW
    BEGIN
      IF hold_client((
        SELECT client_id FROM contract WHERE contract_id = NEW.contract_id LOCK IN SHARE MODE)) IS NOT NULL THEN
        ${updateLine('event')};
      END IF;
      IF ${changed('support_contact')} THEN
        UPDATE event_line SET support_name = person_name(NEW.support_contact) WHERE event_id = NEW.event_id;
      END IF;
      IF ${changed('name', 'location')} THEN
        CALL change_event_words(NEW.event_id, ${wordsOf('event', 'OLD')}, ${wordsOf('event', 'NEW')});
      END IF;
    END
  `);

export const down: Step = ({ run }) => run('DROP TRIGGER event_line_update');
