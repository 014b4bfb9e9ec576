import type { Connection, RowDataPacket } from 'mysql2/promise';
import { bufferPoolFor, LEAST_POOL, mostMemory } from '../../src/db/engine/bufferPool.ts';
import { forgetInstalled } from '../../src/db/engine/installedFile.ts';
import { connectAs, engineOf } from '../../src/db/withOwner.ts';
import type { Config } from '../../src/settings/config.ts';
import { privateServerPaths } from '../../src/settings/privateServerPaths.ts';
import { PROGRESS_TABLE } from './seedLargeRows.ts';

const LOG = { mariadb: 'innodb_log_file_size', mysql: 'innodb_redo_log_capacity' } as const;
const LOG_WHILE_SEEDING = 1024 ** 3;

/**
 * Runs work that fills the private server. Meanwhile the server uses all its memory and a large log; afterwards its
 * memory follows the size of the data. The next start of the application checks the schema and repairs it after an
 * interruption.
 * @param prepare creates the schema if there is none
 */
export async function seedPrivateServer(
  config: Config,
  prepare: () => Promise<void>,
  work: () => Promise<void>,
): Promise<void> {
  const { socketPath, dataFolder } = privateServerPaths(config.home);
  const root = await connectAs({ socketPath, user: 'root' });
  try {
    if (!(await wasBrokenOff(root, config.schema))) await prepare();
    forgetInstalled(config.home);
    const log = LOG[await engineOf(root)];
    const [[before]] = await root.query<RowDataPacket[]>(`SELECT @@GLOBAL.${log} AS bytes`);
    await setBufferPool(root, mostMemory());
    await root.query(`SET GLOBAL ${log} = ?`, [LOG_WHILE_SEEDING]);
    try {
      await work();
    } finally {
      await root.query(`SET GLOBAL ${log} = ?`, [Number(before?.bytes)]);
      await setBufferPool(root, bufferPoolFor(dataFolder));
    }
  } finally {
    await root.end();
  }
}

async function setBufferPool(root: Connection, bytes: number): Promise<void> {
  await root.query('SET GLOBAL innodb_buffer_pool_size = ?', [bytes]);
  await root.query('SET GLOBAL innodb_buffer_pool_dump_at_shutdown = ?', [bytes > LEAST_POOL]);
}

/** Returns whether a run was interrupted. It continues as it is: repairing the schema first would only be undone. */
async function wasBrokenOff(root: Connection, schema: string): Promise<boolean> {
  const [found] = await root.query<RowDataPacket[]>(
    'SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = ?',
    [schema, PROGRESS_TABLE],
  );
  return found.length > 0;
}
