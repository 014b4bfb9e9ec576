import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { createLog } from '../../src/cli/log.ts';
import { findServers } from '../../src/db/engine/findServers.ts';
import { openPrivateServer } from '../../src/db/engine/openPrivateServer.ts';
import type { Engine } from '../../src/db/engine/serverProgram.ts';
import { signIn } from '../../src/services/session.ts';
import { loadConfig } from '../../src/settings/config.ts';
import type { Environment } from '../../src/settings/userPaths.ts';
import type { BenchDatabase } from './measure.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LOADED_WITHIN_MS = 120_000;
const PASSWORD = 'epicevent-demo';
/** Adds the example company where it is missing, and brings the schema of a private server up to date. */
const EXAMPLE = ['dist/main.js', 'seed', 'demo'];
/** What fills the database. Another one needs another database. */
const FILLED_BY = ['seeders/large', 'src/db/fillListing.ts'];
/** What the rest of the schema is made from. A database of another schema is brought up to date, as a company's is. */
const SCHEMA_FROM = ['migrations', 'src/domain'];

/** The databases of one run. They are created if they do not exist, and shut down together. */
export interface Databases {
  open(engine: Engine, rows: number): Promise<BenchDatabase>;
  release(): void;
}

export function createDatabases(note: (line: string) => void): Databases {
  const opened = new Map<string, Promise<{ database: BenchDatabase; release: () => void }>>();
  const held: (() => void)[] = [];
  return {
    async open(engine, rows) {
      const key = `${engine}-${rows}`;
      let found = opened.get(key);
      if (found === undefined) {
        found = openOne(engine, rows, note);
        opened.set(key, found);
      }
      const { database, release } = await found;
      held.push(release);
      return database;
    },
    release() {
      for (const release of held) release();
      opened.clear();
    },
  };
}

async function openOne(engine: Engine, rows: number, note: (line: string) => void) {
  const program = findServers(process.env).find((server) => server.engine === engine);
  if (program === undefined) throw new Error(`There is no ${engine} server on this machine (EPICEVENT_MYSQLD).`);
  const folder = join(cacheFolder(), `${engine}-${program.version}-${rows}-${fingerprint(FILLED_BY)}`);
  const env: Environment = { ...process.env, EPICEVENT_HOME: folder, EPICEVENT_MYSQLD: program.origin };
  const marker = join(folder, 'seeded.json');
  const schema = fingerprint(SCHEMA_FROM);
  if (!existsSync(marker)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    note(`${engine}: seeding ${rows.toLocaleString('en')} rows of each kind into ${folder}`);
    writeFileSync(marker, JSON.stringify({ seconds: await seed(env, rows), schema }));
  }
  const filled: { seconds: number; schema?: string } = JSON.parse(readFileSync(marker, 'utf8'));
  if (filled.schema !== schema) {
    note(`${engine}: bringing ${folder} up to date`);
    await run(EXAMPLE, env);
    writeFileSync(marker, JSON.stringify({ ...filled, schema }));
  }
  const config = loadConfig(env);
  const server = await openPrivateServer(config.home, { env });
  await memoryFilled(server.socketPath);
  const log = createLog(config.home);
  const database: BenchDatabase = {
    engine,
    rows,
    env,
    config,
    admin: { socketPath: server.socketPath, user: 'root' },
    seededIn: filled.seconds,
    signIn: (username) => signIn({ config, now: () => new Date(), log }, username, PASSWORD),
  };
  return { database, release: () => server.release() };
}

/** A server that starts loads its former buffer pool in the background. Measure after that. */
async function memoryFilled(socketPath: string): Promise<void> {
  const root = await createConnection({ socketPath, user: 'root' });
  try {
    const deadline = Date.now() + LOADED_WITHIN_MS;
    const [[first]] = await root.query<RowDataPacket[]>('SELECT @@innodb_buffer_pool_load_at_startup AS isLoaded');
    while (first?.isLoaded && Date.now() < deadline) {
      const [[row]] = await root.query<RowDataPacket[]>("SHOW STATUS LIKE 'Innodb_buffer_pool_load_status'");
      if (/completed|not started|cannot open|aborted/i.test(String(row?.Value))) return;
      await pause(500);
    }
  } finally {
    await root.end();
  }
}

/**
 * Runs the script as a developer does. @returns its seconds, without the creation of the server and the demo company
 */
async function seed(env: Environment, rows: number): Promise<number> {
  await run(EXAMPLE, env);
  const begun = performance.now();
  await run(['seeders/large/main.ts', '--rows', String(rows)], env);
  const seconds = (performance.now() - begun) / 1000;
  await run(EXAMPLE, env); // It records the schema as installed, so that no measured start checks it again.
  return seconds;
}

function run(args: readonly string[], env: Environment): Promise<void> {
  const child = spawn(process.execPath, ['--no-warnings', ...args], {
    cwd: ROOT,
    env: { ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(' ')} ended with ${code}`))));
  });
}

/**
 * Returns the `bench` folder: in `EPICEVENT_HOME/cache` if that is set, else in `epicevent` in the user's cache folder.
 */
function cacheFolder(): string {
  const { EPICEVENT_HOME, XDG_CACHE_HOME, HOME } = process.env;
  if (EPICEVENT_HOME) return join(EPICEVENT_HOME, 'cache', 'bench');
  return join(XDG_CACHE_HOME || join(HOME || homedir(), '.cache'), 'epicevent', 'bench');
}

function fingerprint(sources: readonly string[]): string {
  const hash = createHash('sha256');
  const add = (path: string): void => {
    const whole = join(ROOT, path);
    if (statSync(whole).isFile()) hash.update(path).update(readFileSync(whole));
    else for (const name of readdirSync(whole).sort()) add(join(path, name));
  };
  for (const source of sources) add(source);
  return hash.digest('hex').slice(0, 12);
}
