import type { Connection, RowDataPacket } from 'mysql2/promise';
import { PROGRESS_TABLE } from '../../../seeders/large/seedLargeRows.ts';
import type { Config } from '../../settings/config.ts';
import { privateServerPlaces } from '../../settings/privateServerPlaces.ts';
import type { Environment } from '../../settings/userPaths.ts';
import { migrationsFolder } from '../migrationsFolder.ts';
import { connectAs, engineOf } from '../withOwner.ts';
import { growBufferPool } from './bufferPool.ts';
import { forgetInstalled, noteInstalled } from './installedFile.ts';

const LOG = { mariadb: 'innodb_log_file_size', mysql: 'innodb_redo_log_capacity' } as const;
const LOG_WHILE_SEEDING = 1024 ** 3;

/**
 * Runs work that fills the private server: with all its memory and a long log meanwhile, and as much memory as the data
 * ask for afterwards. Where it breaks off, the next start of the application looks at the schema and repairs it.
 * @param prepare gives the server its schema where it has none
 */
export async function seedPrivateServer(
  config: Config,
  env: Environment,
  prepare: () => Promise<void>,
  work: () => Promise<void>,
): Promise<void> {
  const { socketPath, dataFolder, installedFile } = privateServerPlaces(config.home, env);
  const root = await connectAs({ socketPath, user: 'root' });
  try {
    if (!(await wasBrokenOff(root, config.schema))) await prepare();
    forgetInstalled(config.home, env);
    const log = LOG[await engineOf(root)];
    const [[before]] = await root.query<RowDataPacket[]>(`SELECT @@GLOBAL.${log} AS bytes`);
    await growBufferPool(root, dataFolder, 'most');
    await root.query(`SET GLOBAL ${log} = ?`, [LOG_WHILE_SEEDING]);
    try {
      await work();
    } finally {
      await root.query(`SET GLOBAL ${log} = ?`, [Number(before?.bytes)]);
      await growBufferPool(root, dataFolder);
    }
    noteInstalled(installedFile, migrationsFolder());
  } finally {
    await root.end();
  }
}

/** A run that broke off is gone on with as it is: repairing the schema first would only be undone. */
async function wasBrokenOff(root: Connection, schema: string): Promise<boolean> {
  const [found] = await root.query<RowDataPacket[]>(
    'SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = ?',
    [schema, PROGRESS_TABLE],
  );
  return found.length > 0;
}
