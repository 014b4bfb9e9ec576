/** The rights of the roles and of the sign-in account: what the program grants, and what the server holds. */
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { driverError } from './driverError.ts';
import { type Engine, loadObjects } from './migrator.ts';

const ON = /^GRANT (.+?) ON (?:TABLE |(PROCEDURE|FUNCTION) )?(\S+) TO [`']([^`']+)[`'](.*)$/;
const ROLE = /^GRANT [`'](\w+)[`'](?:@`%`)? TO [`'](\w+)[`'](.*)$/;
const RIGHT = /([A-Z][A-Z_ ]*[A-Z])(?: \(([^)]*)\))?/g;
const NO_SUCH_ACCOUNT = new Set([1141, 1133, 3523]);

/** Returns the roles and accounts whose rights are too few or too many. */
export async function wrongRights(
  connection: Connection,
  engine: Engine,
  schema: string,
  folder: string,
): Promise<readonly string[]> {
  const objects = await loadObjects(folder, engine);
  const wanted = new Map<string, Set<string>>();
  for (const { kind, name, create } of objects) {
    if (kind === 'role') wanted.set(name, wanted.get(name) ?? new Set());
    if (kind !== 'grant') continue;
    const { holder, rights } = read(create, schema);
    wanted.set(holder, new Set([...(wanted.get(holder) ?? []), ...rights]));
  }
  const wrong: string[] = [];
  for (const [holder, rights] of wanted) {
    const held = await rightsOf(connection, engine, holder, schema);
    const isSame = held !== null && held.size === rights.size && [...held].every((right) => rights.has(right));
    if (!isSame) wrong.push(holder);
  }
  return wrong;
}

/** Returns the rights that a role or account holds itself; null if it does not exist. */
async function rightsOf(
  connection: Connection,
  engine: Engine,
  holder: string,
  schema: string,
): Promise<ReadonlySet<string> | null> {
  const isRole = !holder.startsWith('epicevent_');
  try {
    const [rows] = await connection.query<RowDataPacket[]>(
      `SHOW GRANTS FOR '${holder}'${isRole && engine === 'mariadb' ? '' : "@'%'"}`,
    );
    const grants = rows.map((row) => String(Object.values(row)[0])).filter((text) => text.startsWith('GRANT '));
    // MariaDB also shows the rights of inherited roles.
    const own = grants.map((text) => read(text, schema)).filter((grant) => grant.holder === holder);
    return new Set(own.flatMap(({ rights }) => rights));
  } catch (error) {
    if (NO_SUCH_ACCOUNT.has(driverError(error).errno ?? 0)) return null;
    throw error;
  }
}

/** Reads a GRANT statement of the program or of the server. A column right counts for each column. */
function read(grant: string, schema: string): { readonly holder: string; readonly rights: readonly string[] } {
  const [, role, member = '', more = ''] = ROLE.exec(grant) ?? [];
  if (role) return { holder: member, rights: [`role ${role}`, ...options(more, role)] };
  const [, list = '', kind = 'TABLE', place = '', holder = '', rest = ''] = ON.exec(grant) ?? [];
  const parts = place.replaceAll('`', '').split('.');
  const target = `${kind} ${parts.length === 1 ? `${schema}.${parts[0]}` : parts.join('.')}`.toLowerCase();
  const rights = [...list.matchAll(RIGHT)].flatMap(([, right = '', columns]) =>
    columns === undefined
      ? [`${right} ${target}`]
      : columns.split(',').map((column) => `${right} ${target} ${column.replaceAll('`', '').trim()}`),
  );
  return { holder, rights: [...rights.filter((right) => !right.startsWith('USAGE ')), ...options(rest, target)] };
}

const options = (text: string, target: string) =>
  /WITH .*(GRANT|ADMIN) OPTION/.test(text) ? [`may hand on ${target}`] : [];
