/** The correct listings and words, calculated from the records themselves. */
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { emailWords, phoneWords, wordsIn } from './expectedWords.ts';

const PERSON = (alias: string) =>
  `IFNULL((SELECT CONCAT_WS(' ', first_name, last_name) FROM collaborator WHERE collaborator_id = ${alias}), '')`;

const DAY_OF = (instant: string) => `DATE(${instant} + INTERVAL (
  SELECT minutes FROM zone_offset WHERE starts_at <= ${instant} ORDER BY starts_at DESC LIMIT 1) MINUTE)`;
const FIRST_EVENT =
  '(SELECT MIN(event_start) FROM event WHERE event.contract_id = i.contract_id AND event.is_active = 1)';

/** When an instalment `i` of the contract is due. */
const DUE = (i: string) =>
  `COALESCE(${i}.due_on, IF(${i}.days_before IS NULL, ${DAY_OF('contract.signed_at')},
    DATE_SUB(${DAY_OF(FIRST_EVENT)}, INTERVAL ${i}.days_before DAY)))`;

/** The first day that follows one by which more is due than paid. */
const LATE_FROM = `IF(statut NOT IN ('signed', 'closed'), NULL, (
  SELECT MIN(DATE_ADD(${DUE('i')}, INTERVAL 1 DAY)) FROM instalment i
  WHERE i.contract_id = contract.contract_id
    AND (SELECT SUM(other.amount) FROM instalment other
      WHERE other.contract_id = i.contract_id AND ${DUE('other')} <= ${DUE('i')}) > cost - balance))`;

const UNREADY =
  "(CASE WHEN support_contact IS NULL OR attendees IS NULL OR location = '' OR location = '?' THEN 1 ELSE 0 END)";

/** The earliest day of the event's tasks that are neither done nor cancelled. */
const FIRST_TASK = `(SELECT MIN(IF(days_before IS NULL, due_day, DATE_SUB(${DAY_OF('event.event_start')}, INTERVAL days_before DAY)))
  FROM task WHERE task.event_id = event.event_id AND done_at IS NULL AND task.is_active = 1 AND event.is_active = 1)`;

const TRUTHS = {
  'SELECT client_id, commercial_name FROM client': `
    SELECT client_id, ${PERSON('client.collaborator_id')} AS commercial_name FROM client`,
  'SELECT * FROM contract_listing': `
    SELECT contract_id, contract.is_active, contract.client_id, collaborator_id AS commercial_id,
      ${PERSON('client.collaborator_id')} AS commercial_name, company_name, full_name, cost, balance, statut,
      CASE statut WHEN 'draft' THEN 1 WHEN 'to_sign' THEN 2 WHEN 'signed' THEN 3 WHEN 'closed' THEN 4 ELSE 5 END AS statut_rank,
      CASE WHEN statut = 'draft' OR statut = 'to_sign' THEN 1 ELSE 0 END AS is_unsigned,
      CASE WHEN (statut = 'signed' OR statut = 'closed') AND balance <> 0 THEN 1 ELSE 0 END AS is_unpaid,
      contract.creation_date, contract.last_update, ${LATE_FROM} AS late_from
    FROM contract, client WHERE client.client_id = contract.client_id`,
  'SELECT * FROM event_listing': `
    SELECT event.event_id, event.is_active, event.contract_id, client.client_id, collaborator_id AS commercial_id,
      ${PERSON('client.collaborator_id')} AS commercial_name, support_contact AS support_id,
      ${PERSON('event.support_contact')} AS support_name, IF(support_contact IS NULL, 1, 0) AS is_unassigned,
      IF(TIMESTAMPDIFF(SECOND, event_start, event_end) > 86400, 1, 0) AS is_long,
      CASE WHEN TIMESTAMPDIFF(SECOND, event_start, event_end) > 60 * 86400 THEN 3
        WHEN TIMESTAMPDIFF(SECOND, event_start, event_end) > 7 * 86400 THEN 2
        WHEN TIMESTAMPDIFF(SECOND, event_start, event_end) > 86400 THEN 1 ELSE 0 END AS length_class, name, event_start, event_end,
      client.company_name, client.full_name, location, attendees, event.last_update,
      ${UNREADY} AS is_unready, late.late_from, ${FIRST_TASK} AS task_due_on,
      CAST(NULLIF(LEAST(IF(${UNREADY} = 1, '1000-01-01', '9999-12-31'), COALESCE(late.late_from, '9999-12-31'),
        COALESCE(DATE_ADD(${FIRST_TASK}, INTERVAL 1 DAY), '9999-12-31')), '9999-12-31') AS DATE) AS unready_from
    FROM event JOIN contract JOIN client
      JOIN contract_listing AS late ON late.contract_id = event.contract_id
    WHERE contract.contract_id = event.contract_id AND client.client_id = contract.client_id`,
} as const;

const keyed = (rows: RowDataPacket[]): string[] =>
  rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();

/** Returns the wrong listing rows and the missing ones; both are empty if the listings are correct. */
export async function wrongListings(connection: Connection): Promise<{ stored: string[]; expected: string[] }> {
  const wrong = { stored: [] as string[], expected: [] as string[] };
  for (const [shown, truth] of Object.entries(TRUTHS)) {
    const [stored] = await connection.query<RowDataPacket[]>(shown);
    const [expected] = await connection.query<RowDataPacket[]>(truth);
    const [there, right] = [keyed(stored), keyed(expected)];
    const [thereSet, rightSet] = [new Set(there), new Set(right)];
    wrong.stored.push(...there.filter((line) => !rightSet.has(line)));
    wrong.expected.push(...right.filter((line) => !thereSet.has(line)));
  }
  return wrong;
}

/** Returns superfluous and missing words, as «kind id word». The database decides whether two words are equal. */
export async function wrongWords(connection: Connection): Promise<string[]> {
  const [clients] = await connection.query<RowDataPacket[]>('SELECT * FROM client');
  const [events] = await connection.query<RowDataPacket[]>('SELECT * FROM event');
  const rows = [
    ...clients.flatMap((row) =>
      [...wordsIn(`${row.company_name} ${row.full_name}`), ...emailWords(row.email), ...phoneWords(row.phone)].map(
        (word) => ['client', row.client_id, word],
      ),
    ),
    ...events.flatMap((row) => wordsIn(`${row.name} ${row.location}`).map((word) => ['event', row.event_id, word])),
  ];
  await connection.query(
    'CREATE TEMPORARY TABLE expected_word (kind VARCHAR(8), id INT, word VARCHAR(64), PRIMARY KEY (kind, id, word))',
  );
  try {
    if (rows.length > 0) await connection.query('INSERT IGNORE INTO expected_word VALUES ?', [rows]);
    await connection.query("DELETE FROM expected_word WHERE word = ''");
    const wrong: string[] = [];
    for (const kind of ['client', 'event']) {
      const [missing] = await connection.query<RowDataPacket[]>(
        `SELECT CONCAT('missing ', kind, ' ', id, ' ', expected_word.word) AS what FROM expected_word
         LEFT JOIN ${kind}_word kept ON kept.${kind}_id = id AND kept.word = expected_word.word
         WHERE kind = ? AND kept.word IS NULL`,
        [kind],
      );
      const [extra] = await connection.query<RowDataPacket[]>(
        `SELECT CONCAT('extra ', ?, ' ', kept.${kind}_id, ' ', kept.word) AS what FROM ${kind}_word kept
         LEFT JOIN expected_word ON kind = ? AND id = kept.${kind}_id AND expected_word.word = kept.word
         WHERE expected_word.word IS NULL`,
        [kind, kind],
      );
      wrong.push(...[...missing, ...extra].map(({ what }) => what as string));
    }
    return wrong;
  } finally {
    await connection.query('DROP TEMPORARY TABLE expected_word');
  }
}
