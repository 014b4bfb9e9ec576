import { collaborator } from '../../src/domain/records/collaborator.ts';
import { stamp, viewColumns, writeGrants } from './support/columns.ts';
import { changed, refuse } from './support/rules.ts';
import type { Subject } from './support/schemaObject.ts';

export const collaboratorObjects: Subject = () => [
  `CREATE TRIGGER collaborator_before_insert BEFORE INSERT ON collaborator FOR EACH ROW
    BEGIN
      DECLARE department VARCHAR(20) DEFAULT acting_department();
      IF department NOT IN ('owner', 'gestion') THEN
        ${refuse('department_refused')};
      END IF;
      IF department <> 'owner' THEN
        IF NEW.collaborator_id <> 0 THEN
          ${refuse('column_refused')};
        END IF;
        SET NEW.is_active = TRUE, NEW.version = 0, NEW.creation_date = utc_now(), NEW.last_update = NEW.creation_date;
      END IF;
    END`,
  /** Role and activity change only in procedures: no role has a right on those columns. */
  `CREATE TRIGGER collaborator_before_update BEFORE UPDATE ON collaborator FOR EACH ROW
    BEGIN
      IF acting_department() NOT IN ('owner', 'gestion') THEN
        ${refuse('department_refused')};
      END IF;
      IF ${changed('collaborator_id', 'request_key')} THEN
        ${refuse('column_refused')};
      END IF;
      ${stamp(collaborator)};
    END`,
  `CREATE SQL SECURITY DEFINER VIEW list_collaborator AS
    SELECT ${viewColumns(collaborator)}
    FROM collaborator WHERE is_active`,
  /**
   * The columns of collaborators that every role reads, also of inactive ones. A view and not column grants, because
   * `USING`, `NATURAL JOIN` and MariaDB's `HANDLER` bypass those.
   */
  `CREATE SQL SECURITY DEFINER VIEW colleague AS
    SELECT collaborator_id, first_name, last_name, email, role FROM collaborator`,
  /** The colleagues in lists. Inactive ones stay in `colleague`, for their names on the records. */
  `CREATE SQL SECURITY DEFINER VIEW active_colleague AS
    SELECT collaborator_id, first_name, last_name, email, role FROM collaborator WHERE is_active = 1`,
  ...writeGrants(collaborator),
  /** Every user reads the name, department and e-mail of the active colleagues. */
  "GRANT SELECT ON active_colleague TO 'collaborator'",
  /** Every user reads the name, department and e-mail of all colleagues. */
  "GRANT SELECT ON colleague TO 'collaborator'",
  "GRANT SELECT ON list_collaborator TO 'gestion'",
  "GRANT SELECT ON collaborator TO 'gestion'",
];
