import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { asRoot } from './serverArguments.ts';
import { mariadbInstaller, type ServerProgram } from './serverProgram.ts';

const run = promisify(execFile);

/**
 * Makes a data folder with nothing but the server's own tables and an administrator `root@localhost` without a
 * password: whoever reaches the socket rules it, so the folder of the socket must be the user's alone.
 * It appears under its name only when it is whole, so a start that was interrupted is simply done again.
 * @throws Error when the server's own initialising fails (message: what it said last).
 */
export async function initialiseData(program: ServerProgram, dataFolder: string): Promise<void> {
  const draft = `${dataFolder}.new`;
  await rm(draft, { recursive: true, force: true });
  if (program.engine === 'mariadb') {
    await mkdir(draft, { recursive: true, mode: 0o700 });
    const installer = mariadbInstaller(program);
    if (installer === null) throw new Error('mariadb-install-db is missing');
    // The script stumbles over spaces and quotes in a path: it is given one without, through a link.
    const link = await mkdtemp(join(tmpdir(), 'epicevent-'));
    await symlink(draft, join(link, 'data'));
    const args = ['--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve'];
    // Every server that starts clears its folder of temporary tables: this one has a folder that it shares with none.
    const places = [`--datadir=${join(link, 'data')}`, `--tmpdir=${link}`];
    await run(installer, ['--no-defaults', ...places, ...args, ...asRoot()]).finally(() =>
      rm(link, { recursive: true }),
    );
  } else {
    const [command = '', ...first] = program.command;
    const args = [...first, '--no-defaults', ...program.locations, `--datadir=${draft}`, ...asRoot()];
    await run(command, [...args, '--initialize-insecure', '--mysqlx=OFF', '--innodb-redo-log-capacity=8M']);
  }
  await chmod(draft, 0o700);
  await rename(draft, dataFolder);
}
