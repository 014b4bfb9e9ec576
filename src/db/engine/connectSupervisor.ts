import { createConnection, type Socket } from 'node:net';

/** Connects to the server's supervisor process on this socket. @returns null if no process listens there */
export function connectSupervisor(supervisorSocket: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = createConnection(supervisorSocket);
    const refuse = () => resolve(null);
    socket.once('error', refuse);
    socket.once('connect', () => {
      socket.off('error', refuse);
      resolve(socket);
    });
  });
}
