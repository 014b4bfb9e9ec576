import type { RowDataPacket } from 'mysql2/promise';
import { Usage } from '../domain/errors.ts';
import { migrationsFolder } from './migrationsFolder.ts';
import { countSteps, createMigrator } from './migrator.ts';
import { requireServerKey } from './storedKey.ts';
import type { Owner } from './withOwner.ts';

/**
 * Protects real companies, because the passwords of the demo company are public.
 * @throws Usage if the schema is not ready, has another server key, or holds any record outside the demo company
 */
export async function refuseRealCompany(owner: Owner, serverKey: Buffer): Promise<void> {
  const { connection, schema } = owner;
  await requireServerKey(connection, schema, serverKey);
  const pending = await createMigrator({ ...owner, folder: migrationsFolder() }).pending();
  if (pending.length > 0) throw new Usage({ key: 'cli.seed.pending', params: { count: countSteps(pending) } });
  const [[found]] = await connection.query<RowDataPacket[]>(
    `SELECT EXISTS (SELECT 1 FROM collaborator LEFT JOIN demo_collaborator USING (collaborator_id)
         WHERE demo_collaborator.collaborator_id IS NULL) AS hasReal,
       EXISTS (SELECT 1 FROM demo_collaborator) AS hasDemo, EXISTS (SELECT 1 FROM client) AS hasClients`,
  );
  if (found?.hasReal || (found?.hasClients && !found.hasDemo)) throw new Usage({ key: 'cli.seed.real' });
}
