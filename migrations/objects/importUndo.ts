import {
  FORGET_ON_ERROR,
  HAS_LATER_PAYMENT,
  hasMore,
  hasMoved,
  linesFrom,
  restore,
  retire,
} from './support/importSql.ts';
import { refuse } from './support/rules.ts';
import type { Subject } from './support/schemaObject.ts';

export const importUndo: Subject = () => [
  /**
   * Takes a whole import back, while nothing of it has changed: what it made leaves the lists, its payments are reversed,
   * what it changed gets its earlier values. One's own import; gestion any.
   */
  `CREATE PROCEDURE undo_import(IN p_import INT)
    MODIFIES SQL DATA
    BEGIN
      DECLARE department VARCHAR(20) DEFAULT acting_department();
      DECLARE maker INT;
      DECLARE is_alone BOOLEAN DEFAULT FALSE;
      ${FORGET_ON_ERROR}
      CALL open_step(is_alone);
      SET maker = (SELECT imported_by FROM import_file
        WHERE import_file_id = p_import AND is_finished AND undone_at IS NULL FOR UPDATE);
      IF maker IS NULL OR NOT COALESCE(
        department = 'gestion' OR (department = 'commercial' AND maker = account_number()), FALSE) THEN
        ${refuse('import_not_open')};
      END IF;
      IF ${[
        ...(['client', 'contract', 'event'] as const).map(hasMoved),
        ...(['contract', 'note', 'task'] as const).map((child) => hasMore('client', child)),
        ...(['event', 'payment', 'note', 'task'] as const).map((child) => hasMore('contract', child)),
        ...(['note', 'task'] as const).map((child) => hasMore('event', child)),
        HAS_LATER_PAYMENT,
      ].join('\n        OR ')}
        OR EXISTS (SELECT 1 FROM import_record JOIN contract ON contract.contract_id = import_record.record_id
          WHERE ${linesFrom('contract', 'update')}
            AND NOT (contract.statut <=> JSON_UNQUOTE(JSON_EXTRACT(import_record.old_values, '$.statut')))) THEN
        ${refuse('import_moved')};
      END IF;
      DO GET_LOCK(source_lock(), 0);
      INSERT INTO import_source (connection_id, actor_id, import_file_id, sheet, line)
      VALUES (CONNECTION_ID(), account_number(), p_import, '', 0);
      INSERT INTO payment (contract_id, amount, paid_on, method, note)
      SELECT payment.contract_id, -payment.amount, company_today(), payment.method, LEFT(taken_over_from(), 255)
      FROM import_record JOIN payment ON payment.payment_id = import_record.record_id
      WHERE ${linesFrom('payment', 'create')};
      ${retire('event')};
      ${retire('contract')};
      ${retire('client')};
      ${restore('client')};
      ${restore('contract', ['statut'])};
      ${restore('event', ['support_contact'])};
      UPDATE event JOIN import_record ON import_record.record_id = event.event_id
      SET event.support_contact = NULLIF(JSON_UNQUOTE(JSON_EXTRACT(import_record.old_values, '$.support_contact')), 'null')
      WHERE ${linesFrom('event', 'update')};
      CALL forget_source();
      UPDATE import_file SET undone_by = account_number(), undone_at = utc_now() WHERE import_file_id = p_import;
      IF is_alone THEN
        COMMIT;
      END IF;
    END`,
  "GRANT EXECUTE ON PROCEDURE undo_import TO 'gestion'",
  "GRANT EXECUTE ON PROCEDURE undo_import TO 'commercial'",
];
