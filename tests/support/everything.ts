import type { RowDataPacket } from 'mysql2/promise';
import { connectAs } from '../../src/db/withOwner.ts';
import type { TestServer } from './servers.ts';

/** Returns every row of every table of the schema as text, and the next number of each. */
export async function everything(server: TestServer): Promise<Record<string, unknown>> {
  const admin = await connectAs({ ...server.admin, database: 'epicevent', dateStrings: true, supportBigNumbers: true });
  const rowsOf = async (sql: string) => (await admin.query<RowDataPacket[]>(sql))[0];
  const tables = await rowsOf(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'epicevent' AND table_type = 'BASE TABLE'",
  );
  const found: Record<string, unknown> = {};
  for (const { name } of tables) {
    found[name] = (await rowsOf(`SELECT * FROM \`${name}\``)).map((row) => JSON.stringify(row)).sort();
    const [shown] = await rowsOf(`SHOW CREATE TABLE \`${name}\``);
    found[`next ${name}`] = / AUTO_INCREMENT=\d+/.exec(shown?.['Create Table'])?.[0] ?? null;
  }
  await admin.end();
  return found;
}
