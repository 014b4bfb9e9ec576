/**
 * The process that runs the private server. The first session starts it, detached from the terminal. It exits a short
 * time after the last session has left. Its one argument is a `SupervisorOptions`.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { makePrivateFolders, privateServerPaths } from '../../settings/privateServerPaths.ts';
import { connectSupervisor } from './connectSupervisor.ts';
import { takeKernelLock } from './kernelLock.ts';
import { ServerSupervisor } from './ServerSupervisor.ts';
import type { SupervisorOptions } from './supervisorMessages.ts';

const TURN_MS = 20;
/** A session waits no longer than this for its supervisor process. */
const TURN_WITHIN_MS = 20_000;

process.on('SIGUSR1', () => undefined); // Without a listener, Node.js opens its inspector.

const order: SupervisorOptions = JSON.parse(process.argv[2] ?? '');
const places = privateServerPaths(order.home);
makePrivateFolders(places, order.home);

/**
 * Takes the lock, waiting for another supervisor process that shuts down. @returns false if another one serves sessions
 */
async function acquireOrYield(): Promise<boolean> {
  const deadline = Date.now() + TURN_WITHIN_MS;
  while (!takeKernelLock(places.lockFile)) {
    if (Date.now() > deadline) return false;
    const other = await connectSupervisor(places.supervisorSocket);
    if (other !== null) {
      other.destroy();
      return false;
    }
    await pause(TURN_MS);
  }
  return true;
}

const note = (what: string) => process.stderr.write(`${new Date().toISOString()} ${process.pid} ${what}\n`);

if (await acquireOrYield()) {
  const supervisor = new ServerSupervisor(places, process.env, order.graceMs, note);
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(name, () => void supervisor.close());
  await supervisor.run();
  await supervisor.finished;
}
process.exit(0);
