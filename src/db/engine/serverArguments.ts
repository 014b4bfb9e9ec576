import { bufferPoolFor, LEAST_POOL } from './bufferPool.ts';
import type { ServerProgram } from './serverProgram.ts';

const TEST_POOL = 32 * 1024 ** 2;

/** Where a private server keeps and says what. */
export interface ServerPlaces {
  readonly dataFolder: string;
  readonly socketPath: string;
  readonly pidFile: string;
  readonly errorLog: string;
}

/**
 * Arguments of a small server for one user: no network, a Unix socket, as much memory as its data ask for.
 * @param durability `full` keeps every commit through a crash of server and machine; `none` is for tests only.
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
    '--default-time-zone=+00:00',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_520_ci',
    ...poolArguments(durability === 'full' ? bufferPoolFor(places.dataFolder) : TEST_POOL),
    ...(durability === 'full' ? [] : ['--innodb-flush-log-at-trx-commit=0', '--skip-innodb-doublewrite']),
    ...(program.engine === 'mariadb' ? mariadbArguments(durability) : mysqlArguments(durability)),
  ];
}

/** A pool that holds a lot is filled again behind the scenes after a start with what was in it before. */
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
 * A server that starts clears its folder of temporary tables, other servers' among them if they share it. A path with
 * the separator of a list of folders cannot be told.
 */
function ownTemporaryFolder({ dataFolder }: ServerPlaces): string[] {
  return dataFolder.includes(':') ? [] : [`--tmpdir=${dataFolder}`];
}

/** Both servers refuse to be run by root unless they are told so. */
export function asRoot(): string[] {
  return process.getuid?.() === 0 ? ['--user=root'] : [];
}

function mariadbArguments(durability: 'full' | 'none'): string[] {
  const small = durability === 'none';
  return [
    `--innodb-log-file-size=${small ? '8M' : '48M'}`,
    '--key-buffer-size=1M',
    '--aria-pagecache-buffer-size=8M',
    // Of every index that is built anew: with the usual megabyte, a great many rows are merged over and over.
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
