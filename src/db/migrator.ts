import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Connection } from 'mysql2/promise';
import { Umzug } from 'umzug';
import type { Engine, SchemaObject } from '../../migrations/objects/support/schemaObject.ts';
import { Usage } from '../domain/errors.ts';
import { objectLedger } from './objectLedger.ts';

export type { Engine };

/** The SQL statements of one direction of a step, in their order; per engine if they differ. */
type Statements = readonly string[] | Readonly<Record<Engine, readonly string[]>>;

/** A dated step: plain SQL that never changes after its release. */
interface Step {
  readonly up: Statements;
  readonly down: Statements;
}

/** The name that stands for all objects among the names of steps. */
export const OBJECTS = 'objects';

/** @returns the number of steps to show: dated steps, or 1 if only the objects are pending */
export const countSteps = (names: readonly string[]): number =>
  names.filter((name) => name !== OBJECTS).length || names.length;

/**
 * Migrates a schema. Dated steps create the tables: every file `<date>-<name>.ts` or `.js` in `folder`.
 * `folder/objects` defines all other objects, which are created again when they have changed. Names have no extension.
 */
export interface Migrator {
  /**
   * Runs the pending steps up to and including `to`. Objects follow the last step; `again` makes them anew even if
   * nothing is pending, `refill` the listings too. @returns the names that ran
   */
  up(options?: { to?: string; again?: boolean; refill?: boolean }): Promise<readonly string[]>;
  /**
   * Drops all objects and reverts the last `steps` steps (Infinity: all), or those after `to`. @returns the names,
   * newest first
   */
  down(options: { steps: number } | { to: string }): Promise<readonly string[]>;
  /** Migrates forwards or back to the state just after the step `name`. */
  goTo(name: string): Promise<readonly string[]>;
  /** Returns the tables and columns whose data `down` would delete. What other tables give again does not count. */
  lostBy(request: { steps: number } | { to: string }): Promise<readonly string[]>;
  /** Creates roles and grants again. They are stored outside the schema, and a dump does not contain them. */
  replay(): Promise<void>;
  pending(): Promise<readonly string[]>;
  executed(): Promise<readonly string[]>;
}

export interface MigratorOptions {
  /** The owner's connection (see `withOwner`). For `pending` and `executed` an administrator's is enough. */
  readonly connection: Connection;
  readonly engine: Engine;
  readonly schema: string;
  /** `migrations/` of the source tree, or `dist/migrations/` of the build. */
  readonly folder: string;
  /** Replaces the objects of the folder. */
  readonly objects?: readonly SchemaObject[];
  /** Called before anything changes, while a refusal still leaves everything as it was. */
  readonly makeRoom?: () => Promise<void>;
  readonly onStep?: (step: { readonly name: string; readonly direction: 'up' | 'down' }) => void;
}

const FILE = /^(\d{14}-[a-z0-9-]+)\.(?:ts|js)$/;

/** Returns the names of all dated steps in `folder`, in order. */
export async function migrationNames(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).flatMap((file) => FILE.exec(file)?.[1] ?? []).sort();
}

/** Returns the names of the executed steps. @throws Usage if the schema is older than all these steps, or newer */
export const executedSteps = (options: Pick<MigratorOptions, 'connection' | 'schema' | 'folder'>) =>
  storageOf(options).executed();

/** Creates the migrator of one schema on one connection. It neither opens nor closes connections. */
export function createMigrator(options: MigratorOptions): Migrator {
  const { connection, engine, schema, folder, onStep, makeRoom } = options;
  const umzug = new Umzug({
    migrations: () => loadSteps(options),
    storage: storageOf(options),
    logger: undefined,
  });
  umzug.on('migrating', ({ name }) => onStep?.({ name, direction: 'up' }));
  umzug.on('reverting', ({ name }) => onStep?.({ name, direction: 'down' }));

  const names = (steps: readonly { readonly name: string }[]) => steps.map((step) => step.name);
  const executed = async () => names(await umzug.executed());
  const ledger = async () => objectLedger(connection, schema, options.objects ?? (await loadObjects(folder, engine)));

  const migrator: Migrator = {
    executed,
    async pending() {
      const steps = names(await umzug.pending());
      return (await (await ledger()).isPending()) ? [...steps, OBJECTS] : steps;
    },
    async up({ to, again = false, refill = false } = {}) {
      const objects = await ledger();
      const isWhole = to === undefined || to === (await migrationNames(folder)).at(-1);
      const isDone = (await umzug.pending()).length === 0 && !(await objects.isPending());
      if (isDone && !again) return [];
      await makeRoom?.();
      await objects.takeAway();
      if (refill) await objects.forgetListings();
      const done = names(await umzug.up(isWhole ? {} : { to }));
      if (!isWhole) return done;
      onStep?.({ name: OBJECTS, direction: 'up' });
      await objects.make();
      return [...done, OBJECTS];
    },
    async down(request) {
      const done = await executed();
      const kept = keptBy(request, done);
      const step = done.length - kept;
      if (step <= 0) return [];
      const objects = await ledger();
      await makeRoom?.();
      onStep?.({ name: OBJECTS, direction: 'down' });
      await objects.takeAway();
      await objects.forgetListings();
      if (kept === 0) await objects.dropRoles();
      return [OBJECTS, ...names(await umzug.down({ step }))];
    },
    async lostBy(request) {
      const done = await executed();
      const undone = done.slice(keptBy(request, done));
      const steps = (await loadSteps(options)).filter(({ name }) => undone.includes(name));
      return [...new Set(steps.flatMap(({ undo }) => undo.flatMap(lostIn)))];
    },
    async goTo(name) {
      const isBack = (await executed()).includes(name) && name !== (await migrationNames(folder)).at(-1);
      return isBack ? migrator.down({ to: name }) : migrator.up({ to: name });
    },
    async replay() {
      if ((await migrator.pending()).length === 0) await (await ledger()).grantAgain();
    },
  };
  return migrator;
}

/** Returns the dated steps of `folder`, in order. Each runs on `connection`. */
export async function loadSteps({
  connection,
  engine,
  folder,
}: Pick<MigratorOptions, 'connection' | 'engine' | 'folder'>) {
  const files = (await readdir(folder)).filter((file) => FILE.test(file)).sort();
  const listOf = (statements: Statements) => ('mysql' in statements ? statements[engine] : statements);
  const run = async (statements: Statements) => {
    for (const statement of listOf(statements)) await connection.query(statement);
  };
  return Promise.all(
    files.map(async (file) => {
      const path = join(folder, file);
      const step: Step = await import(pathToFileURL(path).href);
      const name = file.replace(/\.(?:ts|js)$/, '');
      return { name, path, up: () => run(step.up), down: () => run(step.down), undo: listOf(step.down) };
    }),
  );
}

/** Returns the objects of `folder` for an engine, in the order of creation. */
export async function loadObjects(folder: string, engine: Engine): Promise<readonly SchemaObject[]> {
  const files = await readdir(join(folder, 'objects'));
  const index = join(folder, 'objects', files.find((file) => /^index\.(?:ts|js)$/.test(file)) ?? 'index.js');
  const { schemaObjects } = await import(pathToFileURL(index).href);
  return schemaObjects(engine);
}

/** Stores the names of executed steps in the schema's table `migration`. */
function storageOf({ connection, schema, folder }: Pick<MigratorOptions, 'connection' | 'schema' | 'folder'>) {
  const table = `\`${schema}\`.migration`;
  return {
    async executed(): Promise<string[]> {
      const [found] = await connection.query(
        "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = 'migration'",
        [schema],
      );
      if ((found as unknown[]).length === 0) return [];
      const [rows] = await connection.query(`SELECT name FROM ${table} ORDER BY name`);
      const names = (rows as { name: string }[]).map((row) => row.name);
      const known = await migrationNames(folder);
      const [first = ''] = known;
      if (names.some((name) => name < first)) throw new Usage({ key: 'schema.earlier', params: { schema } });
      if (names.some((name) => !known.includes(name))) throw new Usage({ key: 'schema.newer' });
      return names;
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

/** Returns how many of the executed steps stay. */
function keptBy(request: { steps: number } | { to: string }, done: readonly string[]): number {
  return 'to' in request ? indexIn(done, request.to) + 1 : Math.max(0, done.length - request.steps);
}

/** Tables and columns whose values the others give again, or that nobody needs for long. */
const GIVEN_AGAIN =
  /_(?:line|listing|word)$|^login_throttle$|^zone_offset$|^stated_reason$|^import_source$|^client\.commercial_name$/;

/** Returns the tables and columns whose values a statement deletes. */
function lostIn(statement: string): readonly string[] {
  const [, dropped] = /^DROP TABLE (?:IF EXISTS )?(\w+)/.exec(statement) ?? [];
  const [, altered = ''] = /^ALTER TABLE (\w+)/.exec(statement) ?? [];
  const columns = [...statement.matchAll(/DROP COLUMN (\w+)/g)].map(([, column]) => `${altered}.${column}`);
  const lost = dropped === undefined ? columns : [dropped];
  return GIVEN_AGAIN.test(altered) ? [] : lost.filter((name) => !GIVEN_AGAIN.test(name));
}

function indexIn(names: readonly string[], name: string): number {
  const index = names.indexOf(name);
  if (index < 0) throw new RangeError(`no executed migration is called ${name}`);
  return index;
}
