import type { Connection, RowDataPacket } from 'mysql2/promise';
import { Usage } from '../domain/errors.ts';
import { hmacPads } from './serverKey.ts';

/**
 * Returns half of the stored server key; null if the server has none. `connection` is an administrator's or the
 * owner's.
 */
export async function storedInnerPad(connection: Connection, schema: string): Promise<Buffer | null> {
  const [tables] = await connection.query<RowDataPacket[]>(
    "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = 'server_key'",
    [schema],
  );
  if (tables.length === 0) return null;
  const [keys] = await connection.query<RowDataPacket[]>('SELECT inner_pad AS pad FROM ??.server_key', [schema]);
  return keys[0]?.pad ?? null;
}

/**
 * Checks the server key before any step that depends on it: with another key nobody could sign in any more.
 * @throws Usage if the server has another key
 */
export async function requireServerKey(connection: Connection, schema: string, serverKey: Buffer): Promise<void> {
  const stored = await storedInnerPad(connection, schema);
  if (stored !== null && !hmacPads(serverKey).inner.equals(stored)) throw new Usage({ key: 'cli.setup.otherKey' });
}
