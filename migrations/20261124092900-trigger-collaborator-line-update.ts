import { changed, type Step } from './support/step.ts';

/** A colleague with another name: every line that shows it. */
export const up: Step = ({ run }) =>
  run(`
    CREATE TRIGGER collaborator_line_update AFTER UPDATE ON collaborator FOR EACH ROW
    IF ${changed('first_name', 'last_name')} THEN
      UPDATE client_line SET commercial_name = CONCAT(NEW.first_name, ' ', NEW.last_name)
      WHERE commercial_id = NEW.collaborator_id;
      UPDATE contract_line SET commercial_name = CONCAT(NEW.first_name, ' ', NEW.last_name)
      WHERE commercial_id = NEW.collaborator_id;
      UPDATE event_line SET commercial_name = CONCAT(NEW.first_name, ' ', NEW.last_name)
      WHERE commercial_id = NEW.collaborator_id;
      UPDATE event_line SET support_name = CONCAT(NEW.first_name, ' ', NEW.last_name)
      WHERE support_id = NEW.collaborator_id;
    END IF
  `);

export const down: Step = ({ run }) => run('DROP TRIGGER collaborator_line_update');
