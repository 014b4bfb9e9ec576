import { createConnection } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Returns whether a database server sends its greeting on this socket within `withinMs` milliseconds. */
export function isServing(socketPath: string, withinMs = 2000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(socketPath);
    const answer = (serving: boolean) => {
      socket.destroy();
      resolve(serving);
    };
    socket.setTimeout(withinMs, () => answer(false));
    socket.once('data', () => answer(true)); // The server sends first.
    socket.once('error', () => answer(false));
    socket.once('close', () => answer(false));
  });
}

/**
 * Waits until the server on `socketPath` sends its greeting.
 * @param isAlive called at every attempt; false stops the waiting
 * @param withinMs the limit in milliseconds
 * @returns false if the server ended or sent no greeting in time
 */
export async function waitForServer(socketPath: string, isAlive: () => boolean, withinMs = 60_000): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline && isAlive()) {
    if (await isServing(socketPath)) return true;
    await pause(10);
  }
  return false;
}
