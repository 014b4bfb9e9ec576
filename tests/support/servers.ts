import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { inject } from 'vitest';
import { type Engine, identifyServer } from '../../src/db/engine/serverProgram.ts';
import type { Config } from '../../src/settings/config.ts';
import { USUAL_LIMITS } from '../../src/settings/configFile.ts';
import type { TemplateKind } from './templates.ts';
import { type RunningServer, serveCopy } from './testServer.ts';

export interface TestServer extends RunningServer {
  readonly engine: Engine;
  /** The connection options of an administrator, for mysql2. */
  readonly admin: { readonly socketPath: string; readonly user: 'root' };
  /** A configuration for this server. */
  readonly config: Config;
  /** A connection URL for programs that accept one. */
  url(user?: string, password?: string): string;
}

/**
 * A database server for one test file, on the engine of the vitest project. Pass it to `beforeAll`, and `stop` to
 * `afterAll`. It always ends with the test's process.
 * @param options `seeded`: with the demo company; `bare`: without the schema; neither: the schema alone; `isCompany`:
 * the collaborators are real ones, not the demo company's; `more`: additional arguments of the server
 */
export async function startTestServer(
  options: { seeded?: boolean; bare?: boolean; isCompany?: boolean; more?: readonly string[] } = {},
): Promise<TestServer> {
  const program = identifyServer(inject('serverOrigin'));
  if (program === null) throw new Error('The database server was not found.');
  const templates = inject('templates');
  const kind: TemplateKind = options.bare ? 'bare' : options.seeded ? 'seeded' : 'installed';
  const failure = join(templates, `${kind}.failure.txt`);
  if (existsSync(failure)) {
    throw new Error(`The template of the test database could not be created:\n${readFileSync(failure, 'utf8')}`);
  }
  const server = await serveCopy(program, join(templates, kind), options.more);
  const { socketPath, folder } = server;
  const secrets = JSON.parse(readFileSync(join(templates, 'secrets.json'), 'utf8'));
  const config: Config = Object.freeze({
    home: homeIn(folder),
    database: { socketPath },
    isPrivate: !options.isCompany,
    schema: 'epicevent',
    serverKey: Buffer.from(secrets.serverKey, 'hex'),
    loginSecret: secrets.loginSecret,
    zone: 'Europe/Paris',
    lang: 'fr',
    isDemo: kind === 'seeded',
    isRemote: false,
    person: null,
    isKeyEnough: false,
    origin: 'here',
    session: USUAL_LIMITS,
  });
  const url = (user = 'root', password = '') =>
    `mysql://${encodeURIComponent(user)}:${encodeURIComponent(password)}@localhost/epicevent` +
    `?socketPath=${encodeURIComponent(socketPath)}`;
  if (options.isCompany) {
    const root = await createConnection({ socketPath, user: 'root', database: config.schema });
    await root.query('DELETE FROM demo_collaborator');
    await root.end();
  }
  return { ...server, engine: program.engine, admin: { socketPath, user: 'root' }, config, url };
}

function homeIn(folder: string): Config['home'] {
  const home = { config: join(folder, 'config'), data: join(folder, 'userdata'), state: join(folder, 'state') };
  for (const path of Object.values(home)) mkdirSync(path, { recursive: true, mode: 0o700 });
  return home;
}
