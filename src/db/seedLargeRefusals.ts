import type { RowDataPacket } from 'mysql2/promise';
import { Usage } from '../errors.ts';
import type { Owner } from './withOwner.ts';

/** The example company is smaller, also after somebody has tried things out in it. */
const LARGE = 2000;
const EXAMPLE = 'bill.boquet@epicevents.example';

/** @throws Usage where anybody but the owner and the administrator is connected to the schema */
export async function refuseOthers({ connection, schema, options }: Owner): Promise<void> {
  const [[found]] = await connection.query<RowDataPacket[]>(
    `SELECT COUNT(*) AS others FROM information_schema.processlist
     WHERE user = 'epicevent_login' OR user LIKE 'epicevent\\_c%' OR (db = ? AND user <> ?)`,
    [schema, options.user],
  );
  const others = Number(found?.others);
  if (others > 0) throw new Usage({ key: 'cli.seed.connected', params: { count: others } });
}

/** @throws Usage where the schema is not ready, holds another company than the example, or is large already */
export async function refuseRealCompany({ connection }: Owner, pending: readonly string[]): Promise<void> {
  if (pending.length > 0) throw new Usage({ key: 'cli.seed.pending', params: { count: pending.length } });
  const [[found]] = await connection.query<RowDataPacket[]>(
    `SELECT (SELECT COUNT(*) FROM client) AS clients,
       EXISTS (SELECT 1 FROM collaborator WHERE email = ?) AS isExample`,
    [EXAMPLE],
  );
  if (Number(found?.clients) > LARGE) throw new Usage({ key: 'cli.seed.large' });
  if (Number(found?.clients) > 0 && !found?.isExample) throw new Usage({ key: 'cli.seed.real' });
}
