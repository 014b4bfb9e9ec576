import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Connection } from 'mysql2/promise';
import { Umzug } from 'umzug';
import { driverError } from './driverError.ts';

export type Engine = 'mysql' | 'mariadb';

/** What a migration is given: `run` sends one statement as the owner of the schema. */
export interface MigrationContext {
  readonly run: (sql: string, params?: readonly unknown[]) => Promise<unknown>;
  readonly engine: Engine;
  readonly schema: string;
}

/**
 * One migration. `replay` marks steps that live outside the schema (roles, grants): they are written so that they can
 * run again, and a restore on a new server does so, for a dump of the schema does not hold them.
 */
export interface Migration {
  readonly up: (context: MigrationContext) => Promise<unknown>;
  readonly down: (context: MigrationContext) => Promise<unknown>;
  readonly replay?: boolean;
}

/** The steps of the schema: everything in `folder` named `<date>-<name>.ts` or `.js`. Names have no extension. */
export interface Migrator {
  /** Runs what is pending, up to and including `to`; returns the names that ran. */
  up(options?: { to?: string }): Promise<readonly string[]>;
  /** Takes back the last `steps` (all: Infinity), or everything after `to`; returns the names, newest first. */
  down(options: { steps: number } | { to: string }): Promise<readonly string[]>;
  /** Goes to the state just after the migration `name`, forwards or back. */
  goTo(name: string): Promise<readonly string[]>;
  /**
   * Takes executed steps back from wherever they stand, to be done again by `up`. All of them leave the ledger before
   * the first is taken back: whatever breaks off, what may be missing is known to be pending.
   */
  withdraw(isWanted: (name: string) => boolean): Promise<readonly string[]>;
  /** Notes pending steps as done: somebody else has done what they do. */
  noteDone(isMeant: (name: string) => boolean): Promise<void>;
  /** Runs again the executed steps marked `replay`. */
  replay(): Promise<readonly string[]>;
  pending(): Promise<readonly string[]>;
  executed(): Promise<readonly string[]>;
}

export interface MigratorOptions {
  /** The owner's connection (see `withOwner`); reading `pending` and `executed` works with an administrator's too. */
  readonly connection: Connection;
  readonly engine: Engine;
  readonly schema: string;
  /** `migrations/` of the source tree, or `dist/migrations/` of the build. */
  readonly folder: string;
  readonly onStep?: (step: { readonly name: string; readonly direction: 'up' | 'down' }) => void;
}

const NO_SUCH_TRIGGER = 1360;
const FILE = /^(\d{14}-[a-z0-9-]+)\.(?:ts|js)$/;

/** The names of all migrations in `folder`, in order. */
export async function migrationNames(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).flatMap((file) => FILE.exec(file)?.[1] ?? []).sort();
}

/** The migrator of one schema over one connection; it opens nothing and closes nothing. */
export function createMigrator(options: MigratorOptions): Migrator {
  const { connection, engine, schema, folder, onStep } = options;
  const context: MigrationContext = {
    run: async (sql, params) => (await connection.query(sql, params ? [...params] : undefined))[0],
    engine,
    schema,
  };
  const storage = storageOf(connection, schema);
  const umzug = new Umzug({
    migrations: () => load(folder),
    context,
    storage,
    logger: undefined,
  });
  umzug.on('migrating', ({ name }) => onStep?.({ name, direction: 'up' }));
  umzug.on('reverting', ({ name }) => onStep?.({ name, direction: 'down' }));

  const names = (steps: readonly { readonly name: string }[]) => steps.map((step) => step.name);
  const executed = async () => names(await umzug.executed());

  /** A pending step that is older than one which is done was withdrawn; its trigger may not have been removed yet. */
  async function removeHalfWithdrawn(): Promise<void> {
    const done = await executed();
    const withdrawn = (await load(folder)).filter(({ name }) => name < (done.at(-1) ?? '') && !done.includes(name));
    for (const step of withdrawn.filter(({ name }) => name.includes('-trigger-'))) {
      await step.down({ context }).catch((error) => {
        if (driverError(error).errno !== NO_SUCH_TRIGGER) throw error;
      });
    }
  }

  const migrator: Migrator = {
    executed,
    pending: async () => names(await umzug.pending()),
    async up({ to } = {}) {
      await removeHalfWithdrawn();
      return names(await (to === undefined ? umzug.up() : umzug.up({ to })));
    },
    async withdraw(isWanted) {
      const done = new Set(await executed());
      const steps = (await load(folder)).filter(({ name }) => done.has(name) && isWanted(name)).reverse();
      for (const step of steps) await storage.unlogMigration(step);
      for (const step of steps) await step.down({ context });
      return names(steps);
    },
    async down(request) {
      const done = await executed();
      const kept = 'to' in request ? indexIn(done, request.to) + 1 : Math.max(0, done.length - request.steps);
      const step = done.length - kept;
      return step > 0 ? names(await umzug.down({ step })) : [];
    },
    async goTo(name) {
      const done = await executed();
      return done.includes(name) ? migrator.down({ to: name }) : migrator.up({ to: name });
    },
    async noteDone(isMeant) {
      for (const name of (await migrator.pending()).filter(isMeant)) await storage.logMigration({ name });
    },
    async replay() {
      const done = new Set(await executed());
      const again = (await load(folder)).filter((step) => step.replay && done.has(step.name));
      for (const step of again) await step.up({ context });
      return names(again);
    },
  };
  return migrator;
}

async function load(folder: string) {
  const files = (await readdir(folder)).filter((file) => FILE.test(file)).sort();
  return Promise.all(
    files.map(async (file) => {
      const migration = (await import(pathToFileURL(join(folder, file)).href)) as Migration;
      return {
        name: file.replace(/\.(?:ts|js)$/, ''),
        path: join(folder, file),
        replay: migration.replay ?? false,
        up: ({ context }: { context: MigrationContext }) => migration.up(context),
        down: ({ context }: { context: MigrationContext }) => migration.down(context),
      };
    }),
  );
}

/** Names of executed migrations, in the table `migration` of the schema itself. */
function storageOf(connection: Connection, schema: string) {
  const table = `\`${schema}\`.migration`;
  return {
    async executed(): Promise<string[]> {
      const [found] = await connection.query(
        "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = 'migration'",
        [schema],
      );
      if ((found as unknown[]).length === 0) return [];
      const [rows] = await connection.query(`SELECT name FROM ${table} ORDER BY name`);
      return (rows as { name: string }[]).map((row) => row.name);
    },
    async logMigration({ name }: { name: string }): Promise<void> {
      await connection.query(
        `CREATE TABLE IF NOT EXISTS ${table} (name VARCHAR(120) PRIMARY KEY, executed_at DATETIME NOT NULL)`,
      );
      await connection.query(`INSERT INTO ${table} (name, executed_at) VALUES (?, UTC_TIMESTAMP())`, [name]);
    },
    async unlogMigration({ name }: { name: string }): Promise<void> {
      await connection.query(`DELETE FROM ${table} WHERE name = ?`, [name]);
    },
  };
}

function indexIn(names: readonly string[], name: string): number {
  const index = names.indexOf(name);
  if (index < 0) throw new RangeError(`no executed migration is called ${name}`);
  return index;
}
