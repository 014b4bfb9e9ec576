import { createHash } from 'node:crypto';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import type { Kind, SchemaObject } from '../../migrations/objects/support/schemaObject.ts';
import { fillListing } from './fillListing.ts';
import { endPeopleSessions } from './peopleSessions.ts';

/**
 * Manages the objects of one schema. The table `schema_object` records what was created. All objects are created
 * together, because the order of triggers and the columns of a view depend on the order of creation. Meanwhile no role
 * has any right.
 */
export interface ObjectLedger {
  /** Returns whether an object is missing, has changed, or must be removed. */
  isPending(): Promise<boolean>;
  /** Creates every object in a schema that has none, the grants last. Fills a listing if its definition has changed. */
  make(): Promise<void>;
  /** Drops every grant and object. Keeps the roles, which accounts hold, and the rows of the listings. */
  takeAway(): Promise<void>;
  /** Marks the listings as empty, so that `make` fills them again. */
  forgetListings(): Promise<void>;
  /** Records objects as up to date, for example listings that were filled by other means than `make`. */
  note(objects: readonly SchemaObject[]): Promise<void>;
  /** Creates roles and grants again. A dump of the schema does not contain them. */
  grantAgain(): Promise<void>;
  /** Drops the roles. Their holders lose them. */
  dropRoles(): Promise<void>;
}

interface NotedRow extends RowDataPacket {
  readonly kind: Kind;
  readonly name: string;
  readonly checksum: string;
  readonly dropStatement: string;
}

const checksumOf = ({ create }: SchemaObject) => createHash('sha256').update(create).digest('hex');
const keyOf = ({ kind, name }: { readonly kind: Kind; readonly name: string }) => `${kind} ${name}`;

/**
 * @param connection the owner's; for `isPending` an administrator's is enough @param objects in the order of creation
 */
export function objectLedger(connection: Connection, schema: string, objects: readonly SchemaObject[]): ObjectLedger {
  const table = `\`${schema}\`.schema_object`;
  const run = async (sql: string, params?: readonly unknown[]) =>
    (await connection.query(sql, params ? [...params] : undefined))[0];
  const of = (...kinds: readonly Kind[]) => objects.filter(({ kind }) => kinds.includes(kind));
  const code = of('function', 'procedure', 'view', 'trigger');

  async function noted(): Promise<readonly NotedRow[]> {
    const [found] = await connection.query<RowDataPacket[]>(
      "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = 'schema_object'",
      [schema],
    );
    if (found.length === 0) return [];
    const [rows] = await connection.query<NotedRow[]>(
      `SELECT kind, name, checksum, drop_statement AS dropStatement FROM ${table}`,
    );
    return rows;
  }

  async function pending(): Promise<readonly SchemaObject[]> {
    const checksums = new Map((await noted()).map((row) => [keyOf(row), row.checksum]));
    return objects.filter((object) => checksums.get(keyOf(object)) !== checksumOf(object));
  }

  async function gone(): Promise<readonly NotedRow[]> {
    const known = new Set(objects.map(keyOf));
    return (await noted()).filter((row) => !known.has(keyOf(row)));
  }

  async function note(made: readonly SchemaObject[]): Promise<void> {
    const rows = made.map((object) => [object.kind, object.name, checksumOf(object), object.drop]);
    if (rows.length > 0) await run(`REPLACE INTO ${table} (kind, name, checksum, drop_statement) VALUES ?`, [rows]);
  }

  async function create(made: readonly SchemaObject[]): Promise<void> {
    for (const object of made) await run(object.create);
    await note(made);
  }

  /** Deletes the record first: if this is interrupted, the next run creates everything again. */
  async function withdrawRights(): Promise<void> {
    await run(
      `CREATE TABLE IF NOT EXISTS ${table} (
         kind VARCHAR(20) NOT NULL,
         name VARCHAR(100) NOT NULL,
         checksum CHAR(64) NOT NULL,
         drop_statement VARCHAR(200) NOT NULL,
         PRIMARY KEY (kind, name)
       ) ENGINE = InnoDB`,
    );
    const before = (await noted()).filter(({ kind }) => kind === 'grant').map(({ dropStatement }) => dropStatement);
    await run(`DELETE FROM ${table} WHERE kind = 'grant'`);
    await create(of('role'));
    const statements = new Set([...of('grant').map(({ drop }) => drop), ...before]);
    for (const statement of statements) await run(statement);
    await endPeopleSessions(connection);
  }

  async function drop(kind: Kind, name: string, statement: string): Promise<void> {
    await run(statement);
    await run(`DELETE FROM ${table} WHERE kind = ? AND name = ?`, [kind, name]);
  }

  return {
    note,
    isPending: async () => (await pending()).length + (await gone()).length > 0,
    async make() {
      await create(of('function', 'procedure', 'view'));
      const unfilled = await pending();
      for (const listing of of('listing').filter((object) => unfilled.includes(object))) {
        await fillListing(run, listing);
        await note([listing]);
      }
      await create(of('trigger'));
      await create(of('grant'));
    },
    async takeAway() {
      await withdrawRights();
      for (const { kind, name, dropStatement } of await gone()) await drop(kind, name, dropStatement);
      for (const object of [...code].reverse()) await run(object.drop);
      await run(`DELETE FROM ${table} WHERE kind NOT IN ('role', 'listing')`);
    },
    async forgetListings() {
      await run(`DELETE FROM ${table} WHERE kind = 'listing'`);
    },
    async grantAgain() {
      for (const object of of('role', 'grant')) await run(object.create);
    },
    async dropRoles() {
      for (const object of of('role').reverse()) await drop(object.kind, object.name, object.drop);
    },
  };
}
