import type { Connection, RowDataPacket } from 'mysql2/promise';
import { type DaySeal, dayDigest, nextDay, sealsAfter } from './sealDays.ts';
import { NO_DIGEST } from './sealDigest.ts';
import { digestOf, keysOf, PAGE, SEALED_TABLES, type SealedTable, textColumns } from './sealedTables.ts';

/**
 * What is wrong first. `gap`: records just before this one, or after it at the end of a day, were removed with their
 * digests. `seal`: the seal of a day was altered, removed or made anew. `remade`: no seal has the given digest.
 */
export interface Breach {
  readonly problem: 'altered' | 'removed' | 'inserted' | 'gap' | 'seal' | 'remade';
  readonly table: SealedTable | null;
  readonly record: number | null;
  readonly day: string | null;
}

export interface Verified {
  readonly days: number;
  readonly records: number;
  readonly newest: DaySeal | null;
  readonly breach: Breach | null;
}

/** Yields the digests of a day and table in their order, each with its row. */
async function* linksOf(connection: Connection, table: SealedTable, day: string): AsyncGenerator<RowDataPacket> {
  const { id } = keysOf(table);
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const [rows] = await connection.query<RowDataPacket[]>(
      `SELECT s.position, s.record_id, s.previous, s.digest, ${textColumns(table)}
       FROM record_seal AS s LEFT JOIN ${table} AS r ON r.${id} = s.record_id
       WHERE s.day = ? AND s.table_name = ? AND s.position > ? ORDER BY s.position LIMIT ${PAGE}`,
      [day, table, after],
    );
    yield* rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.position;
  }
}

/** Verifies the records of one day. @returns what is wrong, or null */
async function breachOf(connection: Connection, seal: DaySeal): Promise<Breach | null> {
  const { day } = seal;
  let digest = seal.previous;
  let last: Breach = { problem: 'seal', table: null, record: null, day };
  for (const table of SEALED_TABLES) {
    let count = 0;
    for await (const link of linksOf(connection, table, day)) {
      const record = Number(link.record_id);
      const here = { table, record, day };
      count += 1;
      if (link.position !== count) return { ...here, problem: 'gap' };
      if (link[`r_${keysOf(table).id}`] === null) return { ...here, problem: 'removed' };
      if (!digestOf(table, link, link.previous).equals(link.digest)) return { ...here, problem: 'altered' };
      // The digest that followed the record before is not its own any more: that one was altered with its digest.
      if (!digest.equals(link.previous)) return last;
      digest = link.digest;
      last = { ...here, problem: 'altered' };
    }
    const sealed = table === 'journal' ? seal.journalCount : seal.historyCount;
    if (count !== sealed) return { ...last, table, problem: 'gap' };
  }
  return digest.equals(seal.lastDigest) ? null : last;
}

/** Returns the first record without a digest before a day, and the first digest of a day without a seal. */
async function firstUnsealed(connection: Connection, before: string): Promise<Breach | null> {
  const found: Breach[] = [];
  for (const table of SEALED_TABLES) {
    const { id, at } = keysOf(table);
    const [[row]] = await connection.query<RowDataPacket[]>(
      `SELECT r.${id} AS record, CAST(DATE(r.${at}) AS CHAR) AS day FROM ${table} AS r
       LEFT JOIN record_seal AS s ON s.table_name = ? AND s.record_id = r.${id}
       WHERE r.${at} < ? AND s.record_id IS NULL ORDER BY r.${at}, r.${id} LIMIT 1`,
      [table, before],
    );
    if (row) found.push({ problem: 'inserted', table, record: Number(row.record), day: row.day });
  }
  const [[lost]] = await connection.query<RowDataPacket[]>(
    `SELECT CAST(MIN(s.day) AS CHAR) AS day FROM record_seal AS s
     WHERE NOT EXISTS (SELECT 1 FROM day_seal WHERE day_seal.day = s.day)`,
  );
  if (lost?.day) found.push({ problem: 'seal', table: null, record: null, day: lost.day });
  return found.sort((one, other) => String(one.day).localeCompare(String(other.day)))[0] ?? null;
}

/**
 * Recomputes every digest, page by page.
 * @param kept a digest that `audit seal` printed earlier, in hexadecimal: it must still be that of a seal
 * @returns what was verified, and the first breach by day
 */
export async function verifySeals(connection: Connection, kept?: string): Promise<Verified> {
  let [days, records, isKept] = [0, 0, kept === undefined];
  let newest: DaySeal | null = null;
  let broken: Breach | null = null;
  for (let page = await sealsAfter(connection, '0001-01-01'); page.length > 0 && !broken; ) {
    for (const seal of page) {
      const isNext = newest === null || seal.day === nextDay(newest.day);
      const isWhole = seal.previous.equals(newest?.digest ?? NO_DIGEST) && dayDigest(seal).equals(seal.digest);
      const missing = isNext || newest === null ? seal.day : nextDay(newest.day);
      const ofSeal: Breach = { problem: 'seal', table: null, record: null, day: missing };
      broken = isNext && isWhole ? await breachOf(connection, seal) : ofSeal;
      if (broken) break;
      isKept ||= seal.digest.toString('hex') === kept?.toLowerCase();
      days += 1;
      records += seal.journalCount + seal.historyCount;
      newest = seal;
    }
    if (newest && !broken) page = await sealsAfter(connection, newest.day);
  }
  const [[end]] = await connection.query<RowDataPacket[]>(
    'SELECT CAST(MAX(day) + INTERVAL 1 DAY AS CHAR) AS day FROM day_seal',
  );
  const unsealed = await firstUnsealed(connection, end?.day ?? '0001-01-01');
  const isEarlier = unsealed !== null && (broken === null || String(unsealed.day) < String(broken.day));
  const breach = isEarlier ? unsealed : broken;
  const remade: Breach = { problem: 'remade', table: null, record: null, day: null };
  return { days, records, newest, breach: breach ?? (isKept ? null : remade) };
}
