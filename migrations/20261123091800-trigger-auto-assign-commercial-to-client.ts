import type { Step } from './support/step.ts';

/** A commercial's new client is the commercial's own; the owner of the schema names the commercial. */
export const up: Step = ({ run }) =>
  run(`
    CREATE TRIGGER auto_assign_commercial_to_client BEFORE INSERT ON client FOR EACH ROW
    IF acting_department() <> 'owner' THEN
      SET NEW.collaborator_id = get_collaborator_id();
    END IF
  `);

export const down: Step = ({ run }) => run('DROP TRIGGER auto_assign_commercial_to_client');
