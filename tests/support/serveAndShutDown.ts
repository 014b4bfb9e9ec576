import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverArguments } from '../../src/db/engine/serverArguments.ts';
import type { ServerProgram } from '../../src/db/engine/serverProgram.ts';
import { waitForServer } from '../../src/db/engine/waitForServer.ts';

/** Serves a data folder while `work` runs, then shuts the server down, so that the folder can be copied. */
export async function serveAndShutDown(
  program: ServerProgram,
  dataFolder: string,
  logFolder: string,
  work: (socketPath: string) => Promise<void>,
): Promise<void> {
  const run = await mkdtemp(join(tmpdir(), 'epicevent-'));
  const socketPath = join(run, 'db.sock');
  const places = { dataFolder, socketPath, pidFile: join(run, 'server.pid'), errorLog: join(logFolder, 'server.log') };
  const [command = '', ...args] = serverArguments(program, places, 'none');
  const server = spawn(command, args, { stdio: 'ignore' });
  try {
    const isUp = await waitForServer(socketPath, () => server.exitCode === null);
    if (!isUp) throw new Error(`The server did not start; see ${places.errorLog}`);
    await work(socketPath);
  } finally {
    server.kill('SIGTERM');
    if (server.exitCode === null) await once(server, 'exit');
    await rm(run, { recursive: true, force: true });
  }
}
