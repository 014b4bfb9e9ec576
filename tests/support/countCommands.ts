import type { Connection as Raw } from 'mysql2';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { unitOfWork } from '../../src/db/unitOfWork.ts';
import { databaseOf } from '../../src/services/databaseOf.ts';
import type { Session } from '../../src/services/session.ts';

/** The commands that clients have sent to the server since its start, without those of procedures and triggers. */
async function commandsSoFar(root: Connection): Promise<number> {
  const [rows] = await root.query<RowDataPacket[]>(
    "SHOW GLOBAL STATUS WHERE Variable_name IN ('Questions', 'Com_stmt_prepare')",
  );
  return rows.reduce((sum, { Value }) => sum + Number(Value), 0);
}

/** Waits until the server has done what the session sent without waiting: the end of a read. A ping is no question. */
async function settle(session: Session): Promise<void> {
  await unitOfWork(databaseOf(session).db, async (transaction) => {
    const { connection } = transaction as unknown as { readonly connection: Raw };
    await connection.promise().ping();
  });
}

/** The number of commands that the work of a session sends on its open connection, COMMIT included. */
export async function countCommands(root: Connection, session: Session, work: () => Promise<unknown>): Promise<number> {
  await settle(session);
  const before = await commandsSoFar(root);
  await work();
  await settle(session);
  const itself = 1;
  return (await commandsSoFar(root)) - before - itself;
}
