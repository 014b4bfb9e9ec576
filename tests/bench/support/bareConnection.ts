import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { connectOnce } from '../../../src/db/connectOnce.ts';
import { accountName, databaseSecret } from '../../../src/db/serverKey.ts';
import type { Session } from '../../../src/services/session.ts';
import type { BenchDatabase } from '../measure.ts';

/** A connection of the session's account, through the driver alone. */
export async function bareConnection({ admin, config }: BenchDatabase, { actor }: Session): Promise<Connection> {
  const root = await createConnection({ ...admin, database: config.schema });
  try {
    const [[row]] = await root.query<RowDataPacket[]>(
      'SELECT account_version AS version FROM credential WHERE collaborator_id = ?',
      [actor.id],
    );
    return await connectOnce({
      address: config.database,
      schema: config.schema,
      user: accountName(actor.id),
      password: databaseSecret(config.serverKey, actor.id, Number(row?.version)),
      department: actor.role,
    });
  } finally {
    await root.end();
  }
}
