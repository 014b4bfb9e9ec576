import { createConnection } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** True when a database server greets on this socket. */
export function isServing(socketPath: string, withinMs = 2000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(socketPath);
    const answer = (serving: boolean) => {
      socket.destroy();
      resolve(serving);
    };
    socket.setTimeout(withinMs, () => answer(false));
    socket.once('data', () => answer(true)); // a server speaks first
    socket.once('error', () => answer(false));
    socket.once('close', () => answer(false));
  });
}

/**
 * Waits until the server on `socketPath` greets.
 * @param isAlive asked at every turn; false ends the waiting.
 * @returns false when the server ended or did not greet in time.
 */
export async function waitForServer(socketPath: string, isAlive: () => boolean, withinMs = 60_000): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline && isAlive()) {
    if (await isServing(socketPath)) return true;
    await pause(10);
  }
  return false;
}
