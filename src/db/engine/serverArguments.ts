import { OF_PRIVATE_SERVER } from '../../domain/connectionLimits.ts';
import { bufferPoolFor, LEAST_POOL } from './bufferPool.ts';
import type { ServerProgram } from './serverProgram.ts';

const TEST_POOL = 32 * 1024 ** 2;

/** The paths of a private server. */
export interface ServerPlaces {
  readonly dataFolder: string;
  readonly socketPath: string;
  readonly pidFile: string;
  readonly errorLog: string;
}

/**
 * Returns the arguments of a small server for one user: no network, a Unix socket, memory by the size of its data.
 * @param durability `full` keeps every commit through a crash of the server or the machine; `none` is for tests only
 */
export function serverArguments(
  program: ServerProgram,
  places: ServerPlaces,
  durability: 'full' | 'none' = 'full',
): string[] {
  return [
    ...program.command,
    '--no-defaults',
    ...program.locations,
    `--datadir=${places.dataFolder}`,
    ...ownTemporaryFolder(places),
    `--socket=${places.socketPath}`,
    `--pid-file=${places.pidFile}`,
    `--log-error=${places.errorLog}`,
    ...asRoot(),
    '--skip-networking',
    '--skip-name-resolve',
    '--local-infile=OFF',
    '--event-scheduler=OFF',
    '--performance-schema=OFF',
    `--max-connections=${OF_PRIVATE_SERVER}`,
    '--default-time-zone=+00:00',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_520_ci',
    ...poolArguments(durability === 'full' ? bufferPoolFor(places.dataFolder) : TEST_POOL),
    ...(durability === 'full' ? [] : ['--innodb-flush-log-at-trx-commit=0', '--skip-innodb-doublewrite']),
    ...(program.engine === 'mariadb' ? mariadbArguments(durability) : mysqlArguments(durability)),
  ];
}

/** After a start, a large pool is loaded in the background with the pages of the last run. */
function poolArguments(bytes: number): string[] {
  const isKept = bytes > LEAST_POOL ? 'ON' : 'OFF';
  return [
    `--innodb-buffer-pool-size=${bytes}`,
    `--innodb-buffer-pool-dump-at-shutdown=${isKept}`,
    `--innodb-buffer-pool-load-at-startup=${isKept}`,
    '--innodb-buffer-pool-dump-pct=100',
  ];
}

/**
 * Gives the server its own folder for temporary tables, because a starting server deletes the files in it. A path with
 * the list separator cannot be passed as an argument.
 */
function ownTemporaryFolder({ dataFolder }: ServerPlaces): string[] {
  return dataFolder.includes(':') ? [] : [`--tmpdir=${dataFolder}`];
}

/** Both servers refuse to run as root unless this argument is given. */
export function asRoot(): string[] {
  return process.getuid?.() === 0 ? ['--user=root'] : [];
}

function mariadbArguments(durability: 'full' | 'none'): string[] {
  const small = durability === 'none';
  return [
    `--innodb-log-file-size=${small ? '8M' : '48M'}`,
    '--log-warnings=1', // Two warnings for each session that leaves would fill the log.
    '--key-buffer-size=1M',
    '--aria-pagecache-buffer-size=8M',
    // The sort buffer of each index build. With the default of 1 MB, a large build merges its runs many times.
    `--innodb-sort-buffer-size=${small ? '1M' : '16M'}`,
    ...(small ? ['--debug-no-sync'] : []),
  ];
}

function mysqlArguments(durability: 'full' | 'none'): string[] {
  const small = durability === 'none';
  return [
    '--mysqlx=OFF',
    '--skip-log-bin',
    '--secure-file-priv=NULL',
    `--innodb-redo-log-capacity=${small ? '8M' : '64M'}`,
    ...(small ? ['--innodb-flush-method=O_DIRECT_NO_FSYNC'] : []),
  ];
}
