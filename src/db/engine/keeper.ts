/**
 * The process that runs the private server. The first session starts it, detached from the terminal. It exits a short
 * time after the last session has left. Its one argument is a `KeeperOrder`.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { makePrivateFolders, privateServerPlaces } from '../../settings/privateServerPlaces.ts';
import { connectKeeper } from './connectKeeper.ts';
import type { KeeperOrder } from './keeperMessages.ts';
import { takeKernelLock } from './kernelLock.ts';
import { ServerKeeper } from './ServerKeeper.ts';

const TURN_MS = 20;

const order: KeeperOrder = JSON.parse(process.argv[2] ?? '');
const places = privateServerPlaces(order.home, process.env);
makePrivateFolders(places, order.home);

/** Takes the lock, waiting for another keeper process that shuts down. @returns false if another one serves sessions */
async function becomeTheOne(): Promise<boolean> {
  while (!takeKernelLock(places.lockFile)) {
    const other = await connectKeeper(places.keeperSocket);
    if (other !== null) {
      other.destroy();
      return false;
    }
    await pause(TURN_MS);
  }
  return true;
}

const note = (what: string) => process.stderr.write(`${new Date().toISOString()} ${process.pid} ${what}\n`);

if (await becomeTheOne()) {
  const keeper = new ServerKeeper(places, process.env, order.graceMs, note);
  for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(name, () => void keeper.close());
  await keeper.run();
  await keeper.finished;
}
process.exit(0);
