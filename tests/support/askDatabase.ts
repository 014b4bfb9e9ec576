import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { TestServer } from './servers.ts';

/** Runs a query as the database's administrator. @returns the rows, with dates and decimals as text */
export async function askDatabase<Row extends object = Record<string, unknown>>(
  server: TestServer,
  sql: string,
  values: readonly (string | number)[] = [],
): Promise<Row[]> {
  const connection = await createConnection({ ...server.admin, database: server.config.schema, dateStrings: true });
  try {
    const [rows] = await connection.query<(Row & RowDataPacket)[]>(sql, [...values]);
    return rows;
  } finally {
    await connection.end();
  }
}

/** @returns the number that `SELECT COUNT(*) FROM …` returns */
export async function countRows(server: TestServer, from: string): Promise<number> {
  const [row] = await askDatabase<{ count: number }>(server, `SELECT COUNT(*) AS count FROM ${from}`);
  return Number(row?.count);
}
