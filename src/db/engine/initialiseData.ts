import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { mariadbInstaller } from '../../bootstrap/serverCandidates.js';
import { asRoot } from './serverArguments.ts';
import { ServerFailure } from './serverFailure.ts';
import type { ServerProgram } from './serverProgram.ts';

const run = promisify(execFile);

/**
 * Creates a data folder with the server's system tables and the administrator `root@localhost` without a password.
 * Every user who can open the socket is administrator, so the socket's folder must be private. The folder gets its name
 * only when it is complete, so an interrupted start is simply repeated.
 * @throws Error when the server's own initialisation fails (`stdout` and `stderr`: its output)
 */
export async function initialiseData(program: ServerProgram, dataFolder: string): Promise<void> {
  const draft = `${dataFolder}.new`;
  // The installer of a supervisor that was killed may still write in the draft.
  await rm(draft, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  if (program.engine === 'mariadb') {
    await mkdir(draft, { recursive: true, mode: 0o700 });
    const server = program.command.at(-1) ?? '';
    const installer = mariadbInstaller(server);
    if (installer === null) throw new Error(`mariadb-install-db or my_print_defaults is missing beside ${server}`);
    // The script fails on spaces and quotes in a path, so it gets a link without them.
    const link = await makeTemporaryFolder();
    await symlink(draft, join(link, 'data'));
    const bases = program.locations.map((place) => place.slice('--basedir='.length));
    for (const base of bases) await symlink(base, join(link, 'base'));
    const args = ['--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve'];
    // Every starting server deletes the files in its folder for temporary tables, so this one gets its own.
    const places = [`--datadir=${join(link, 'data')}`, `--tmpdir=${link}`];
    const base = bases.map(() => `--basedir=${join(link, 'base')}`);
    const [command = '', ...rest] = [...program.command.slice(0, -1), installer];
    await run(command, [...rest, '--no-defaults', ...base, ...places, ...args, ...asRoot()]).finally(() =>
      rm(link, { recursive: true }),
    );
  } else {
    const [command = '', ...first] = program.command;
    const args = [...first, '--no-defaults', ...program.locations, `--datadir=${draft}`, ...asRoot()];
    const small = ['--initialize-insecure', '--mysqlx=OFF', '--innodb-redo-log-capacity=8M'];
    // The folder that the environment names for temporary files may be missing.
    const temporary = await mkdtemp(join(dirname(dataFolder), 'draft-'));
    const place = temporary.includes(':') ? [] : [`--tmpdir=${temporary}`];
    await run(command, [...args, ...place, ...small]).finally(() => rm(temporary, { recursive: true }));
  }
  await chmod(draft, 0o700);
  await rename(draft, dataFolder);
}

/**
 * Creates a folder whose path the installer accepts: in the folder for temporary files, or in the usual ones.
 * @throws ServerFailure with the name of the folder for temporary files
 */
async function makeTemporaryFolder(): Promise<string> {
  for (const root of [tmpdir(), '/tmp', '/var/tmp']) {
    if (!/^\/[\w./+-]*$/.test(root)) continue;
    const made = await mkdtemp(join(root, 'epicevent-')).catch(() => null);
    if (made !== null) return made;
  }
  throw new ServerFailure('cli.temporaryFolder', { path: tmpdir() });
}
