import { Usage } from '../../domain/errors.ts';
import type { Config } from '../../settings/config.ts';
import { privateServerPaths } from '../../settings/privateServerPaths.ts';
import { migrationsFolder } from '../migrationsFolder.ts';
import { isInstalled, noteInstalled } from './installedFile.ts';

const LOCK = 'epicevent_install';
const LOCK_SECONDS = 600;

/** Fills an installed, empty schema with the demo company. */
export type SeedDemo = (database: {
  readonly admin: { readonly socketPath: string; readonly user: string };
  readonly schema: string;
  readonly serverKey: Buffer;
}) => Promise<unknown>;

/**
 * Creates the schema of the private server and, the first time, the demo company. Does nothing if both exist. If
 * sessions start at the same time, one does it and the others wait.
 * @param say called before each slow step: `schema`, `demo`
 */
export async function ensureInstalled(
  config: Config,
  say: (step: 'schema' | 'demo') => void,
  seedDemo: SeedDemo,
): Promise<void> {
  const { installedFile, socketPath } = privateServerPaths(config.home);
  const migrations = migrationsFolder();
  if (isInstalled(installedFile, migrations)) return;
  // In the bundle, the module's parts are only reachable through `default`.
  const { default: mysql } = await import('mysql2/promise');
  const { install } = await import('../install.ts');
  const { schema, serverKey, loginSecret, zone } = config;
  const admin = { socketPath, user: 'root' };
  const turn = await mysql.createConnection(admin);
  try {
    await turn.query('SELECT GET_LOCK(?, ?)', [LOCK, LOCK_SECONDS]);
    if (isInstalled(installedFile, migrations)) return;
    say('schema');
    await install({ admin, schema, serverKey, loginSecret, zone, migrations }).catch((error: unknown) => {
      if (!(error instanceof Usage) || error.problem.key !== 'schema.earlier') throw error;
      throw new Usage({ key: 'schema.earlierPrivate', params: { folder: config.home.data } }, { cause: error });
    });
    const [people] = await turn.query('SELECT 1 FROM ??.collaborator LIMIT 1', [schema]);
    if (Array.isArray(people) && people.length === 0) {
      say('demo');
      await seedDemo({ admin, schema, serverKey });
    }
    noteInstalled(installedFile, migrations);
  } finally {
    await turn.end();
  }
}
