import { createConnection, type Socket } from 'node:net';

/** A connection to the keeper that listens on this socket, or null where none does. */
export function connectKeeper(keeperSocket: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = createConnection(keeperSocket);
    const refuse = () => resolve(null);
    socket.once('error', refuse);
    socket.once('connect', () => {
      socket.off('error', refuse);
      resolve(socket);
    });
  });
}
