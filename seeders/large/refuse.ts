import type { RowDataPacket } from 'mysql2/promise';
import { IS_PERSON } from '../../src/db/peopleSessions.ts';
import type { Owner } from '../../src/db/withOwner.ts';
import { Refusal } from './Refusal.ts';

/** The demo company has fewer records, even after somebody has tried the application with it. */
const LARGE = 2000;

/** @throws Refusal if any account but the owner and the administrator is connected to the schema */
export async function refuseOthers({ connection, schema, options }: Owner): Promise<void> {
  const [[found]] = await connection.query<RowDataPacket[]>(
    `SELECT COUNT(*) AS others FROM information_schema.processlist
     WHERE ${IS_PERSON} OR (db = ? AND user <> ?)`,
    [schema, options.user],
  );
  const others = Number(found?.others);
  if (others > 0) throw new Refusal(`Other sessions are open on this database (${others}): close them first.`);
}

/** @throws Refusal if the schema already has a large number of records */
export async function refuseLarge({ connection }: Owner): Promise<void> {
  const [[found]] = await connection.query<RowDataPacket[]>('SELECT COUNT(*) AS clients FROM client');
  if (Number(found?.clients) > LARGE) {
    throw new Refusal('This database is large already: begin with an empty one, or with the example company.');
  }
}
