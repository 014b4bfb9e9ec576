import type { RowDataPacket } from 'mysql2/promise';
import { plainJson, sealDigest } from './sealDigest.ts';

export type SealedTable = 'journal' | 'history';

/** The tables in the order of their digests within a day. */
export const SEALED_TABLES = ['journal', 'history'] as const;

/** Rows per query: bounds the memory. */
export const PAGE = 1000;

const COLUMNS = {
  journal: {
    id: 'journal_id',
    at: 'happened_at',
    others: ['kind', 'actor_id', 'account', 'typed_name', 'origin', 'table_name', 'record_id', 'detail'],
    json: [] as readonly string[],
  },
  history: {
    id: 'history_id',
    at: 'at',
    others: ['actor_id', 'table_name', 'record_id', 'action', 'old_values', 'new_values', 'reason'],
    json: ['old_values', 'new_values'],
  },
} as const;

/** Names of the columns of a table that tell the record and the time. */
export const keysOf = (table: SealedTable): { readonly id: string; readonly at: string } => COLUMNS[table];

/** Returns the select list of a row `r`, all as text. */
export function textColumns(table: SealedTable): string {
  const { id, at, others } = COLUMNS[table];
  return [id, at, ...others].map((name) => `CAST(r.${name} AS CHAR) AS \`r_${name}\``).join(', ');
}

/** Returns the digest of a row that was read with `textColumns`. */
export function digestOf(table: SealedTable, row: RowDataPacket, previous: Buffer): Buffer {
  const { id, at, others, json } = COLUMNS[table];
  const texts = [id, at, ...others].map((name) => {
    const text = row[`r_${name}`] as string | null;
    return json.some((one) => one === name) ? plainJson(text) : text;
  });
  return sealDigest(previous, [table, ...texts]);
}
