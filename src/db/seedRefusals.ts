import type { RowDataPacket } from 'mysql2/promise';
import { Usage } from '../domain/errors.ts';
import { migrationsFolder } from './migrationsFolder.ts';
import { createMigrator } from './migrator.ts';
import { IS_PERSON } from './peopleSessions.ts';
import { requireServerKey } from './storedKey.ts';
import type { Owner } from './withOwner.ts';

/** The example company is smaller, also after somebody has tried things out in it. */
const LARGE = 2000;

/** @throws Usage where anybody but the owner and the administrator is connected to the schema */
export async function refuseOthers({ connection, schema, options }: Owner): Promise<void> {
  const [[found]] = await connection.query<RowDataPacket[]>(
    `SELECT COUNT(*) AS others FROM information_schema.processlist
     WHERE ${IS_PERSON} OR (db = ? AND user <> ?)`,
    [schema, options.user],
  );
  const others = Number(found?.others);
  if (others > 0) throw new Usage({ key: 'cli.seed.connected', params: { count: others } });
}

/**
 * @throws Usage where the schema is not ready, has another key, or holds anybody or anything that is not of the example
 * company: its people have a public password
 */
export async function refuseRealCompany(owner: Owner, serverKey: Buffer): Promise<void> {
  const { connection, schema } = owner;
  await requireServerKey(connection, schema, serverKey);
  const pending = await createMigrator({ ...owner, folder: migrationsFolder() }).pending();
  if (pending.length > 0) throw new Usage({ key: 'cli.seed.pending', params: { count: pending.length } });
  const [[found]] = await connection.query<RowDataPacket[]>(
    `SELECT EXISTS (SELECT 1 FROM collaborator LEFT JOIN demo_collaborator USING (collaborator_id)
         WHERE demo_collaborator.collaborator_id IS NULL) AS hasReal,
       EXISTS (SELECT 1 FROM demo_collaborator) AS hasDemo, EXISTS (SELECT 1 FROM client) AS hasClients`,
  );
  if (found?.hasReal || (found?.hasClients && !found.hasDemo)) throw new Usage({ key: 'cli.seed.real' });
}

/** @throws Usage where a great many records were added already */
export async function refuseLarge({ connection }: Owner): Promise<void> {
  const [[found]] = await connection.query<RowDataPacket[]>('SELECT COUNT(*) AS clients FROM client');
  if (Number(found?.clients) > LARGE) throw new Usage({ key: 'cli.seed.large' });
}
