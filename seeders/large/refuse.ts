import type { RowDataPacket } from 'mysql2/promise';
import { IS_PERSON } from '../../src/db/peopleSessions.ts';
import type { Owner } from '../../src/db/withOwner.ts';
import { Refusal } from './Refusal.ts';

/** The example company is smaller, also after somebody has tried things out in it. */
const LARGE = 2000;

/** @throws Refusal where anybody but the owner and the administrator is connected to the schema */
export async function refuseOthers({ connection, schema, options }: Owner): Promise<void> {
  const [[found]] = await connection.query<RowDataPacket[]>(
    `SELECT COUNT(*) AS others FROM information_schema.processlist
     WHERE ${IS_PERSON} OR (db = ? AND user <> ?)`,
    [schema, options.user],
  );
  const others = Number(found?.others);
  if (others > 0) throw new Refusal(`Other sessions are open on this database (${others}): close them first.`);
}

/** @throws Refusal where a great many records were added already */
export async function refuseLarge({ connection }: Owner): Promise<void> {
  const [[found]] = await connection.query<RowDataPacket[]>('SELECT COUNT(*) AS clients FROM client');
  if (Number(found?.clients) > LARGE) {
    throw new Refusal('This database is large already: begin with an empty one, or with the example company.');
  }
}
