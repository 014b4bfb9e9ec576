import type { Connection, RowDataPacket } from 'mysql2/promise';
import { NO_DIGEST, sealDigest } from './sealDigest.ts';
import { digestOf, keysOf, PAGE, SEALED_TABLES, type SealedTable, textColumns } from './sealedTables.ts';

/** The seal of one day in UTC. */
export interface DaySeal {
  readonly day: string;
  readonly journalCount: number;
  readonly historyCount: number;
  readonly lastDigest: Buffer;
  readonly previous: Buffer;
  readonly digest: Buffer;
}

/** A day is sealed so long after its end: a transaction that began before midnight has ended by then. */
const HOURS_AFTER = 1;

/** Returns the digest of a day's seal. */
export const dayDigest = ({ day, journalCount, historyCount, lastDigest, previous }: Omit<DaySeal, 'digest'>): Buffer =>
  sealDigest(previous, [day, journalCount, historyCount, lastDigest.toString('hex')]);

/** Returns the seals after a day, at most a page of them. */
export async function sealsAfter(connection: Connection, day: string): Promise<readonly DaySeal[]> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT CAST(day AS CHAR) AS day, journal_count, history_count, last_digest, previous, digest
     FROM day_seal WHERE day > ? ORDER BY day LIMIT ${PAGE}`,
    [day],
  );
  return rows.map((row) => ({
    day: row.day,
    journalCount: row.journal_count,
    historyCount: row.history_count,
    lastDigest: row.last_digest,
    previous: row.previous,
    digest: row.digest,
  }));
}

async function newestSeal(connection: Connection): Promise<DaySeal | null> {
  const [[row]] = await connection.query<RowDataPacket[]>(
    'SELECT CAST(MAX(day) - INTERVAL 1 DAY AS CHAR) AS day FROM day_seal',
  );
  return row?.day ? ((await sealsAfter(connection, row.day))[0] ?? null) : null;
}

/** Returns the first day to seal and the last one; null if there is none. */
async function openDays(
  connection: Connection,
  newest: DaySeal | null,
): Promise<{ first: string; last: string } | null> {
  const [[row]] = await connection.query<RowDataPacket[]>(
    `SELECT CAST(COALESCE(DATE(?) + INTERVAL 1 DAY, LEAST(
         COALESCE((SELECT MIN(DATE(at)) FROM history), '9999-12-31'),
         COALESCE((SELECT MIN(DATE(happened_at)) FROM journal), '9999-12-31'))) AS CHAR) AS first,
       CAST(DATE(UTC_TIMESTAMP() - INTERVAL ${HOURS_AFTER} HOUR) - INTERVAL 1 DAY AS CHAR) AS last`,
    [newest?.day ?? null],
  );
  return row && row.first <= row.last ? { first: row.first, last: row.last } : null;
}

/** Seals the records of one table and day. @returns the number of records, and the last digest of the chain */
async function sealTable(connection: Connection, table: SealedTable, day: string, start: Buffer) {
  const { id, at } = keysOf(table);
  let [count, digest, after] = [0, start, [day, '0'] as readonly string[]];
  for (;;) {
    const [rows] = await connection.query<RowDataPacket[]>(
      `SELECT ${textColumns(table)} FROM ${table} AS r
       WHERE r.${at} >= ? AND r.${at} < DATE(?) + INTERVAL 1 DAY AND (r.${at} > ? OR r.${id} > ?)
       ORDER BY r.${at}, r.${id} LIMIT ${PAGE}`,
      [after[0], day, ...after],
    );
    const links = rows.map((row) => {
      const previous = digest;
      digest = digestOf(table, row, previous);
      count += 1;
      return [day, table, count, row[`r_${id}`], previous, digest];
    });
    if (links.length > 0)
      await connection.query(
        'INSERT INTO record_seal (day, table_name, position, record_id, previous, digest) VALUES ?',
        [links],
      );
    const end = rows.at(-1);
    if (!end || rows.length < PAGE) return { count, digest };
    after = [end[`r_${at}`], end[`r_${id}`]];
  }
}

async function sealDay(connection: Connection, day: string, previous: Buffer): Promise<DaySeal> {
  const counts = { journal: 0, history: 0 };
  let lastDigest = previous;
  for (const table of SEALED_TABLES) {
    const sealed = await sealTable(connection, table, day, lastDigest);
    counts[table] = sealed.count;
    lastDigest = sealed.digest;
  }
  const seal = { day, journalCount: counts.journal, historyCount: counts.history, lastDigest, previous };
  const digest = dayDigest(seal);
  await connection.query(
    'INSERT INTO day_seal (day, journal_count, history_count, last_digest, previous, digest) VALUES (?, ?, ?, ?, ?, ?)',
    [day, counts.journal, counts.history, lastDigest, previous, digest],
  );
  return { ...seal, digest };
}

/** Returns the day after. */
export const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/**
 * Seals every finished day of the journal and the history that has no seal, each in one transaction. A day is finished
 * one hour after its end in UTC.
 * @param connection the owner's
 * @returns the number of days, and the newest seal; null if there is none
 */
export async function sealDays(connection: Connection): Promise<{ sealed: number; newest: DaySeal | null }> {
  let newest = await newestSeal(connection);
  let sealed = 0;
  const days = await openDays(connection, newest);
  for (let day = days?.first; days && day && day <= days.last; day = nextDay(day)) {
    await connection.beginTransaction();
    try {
      newest = await sealDay(connection, day, newest?.digest ?? NO_DIGEST);
      await connection.commit();
    } catch (error) {
      await connection.rollback();
      throw error;
    }
    sealed += 1;
  }
  return { sealed, newest };
}
