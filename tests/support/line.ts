import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, Socket } from 'node:net';
import { join } from 'node:path';

/** A network between a client and the server, with faults on demand. */
export interface Line {
  /** Where clients connect instead of the server's own socket. */
  readonly socketPath: string;
  /** Cuts the connection of the next statement that matches: before the server gets it, or before its answer leaves. */
  cut(statement: RegExp, side: 'before' | 'after'): void;
  /**
   * From the next matching statement on nothing passes any more, and nobody is told; with `after`, the server still
   * gets that statement. New connections are accepted and never answered. Resolves when it has begun.
   */
  mute(statement: RegExp, side: 'before' | 'after'): Promise<void>;
  /** Nothing passes from now on. */
  muteNow(): void;
  /** New connections work again. What was muted stays dead, and the server is not told. */
  restore(): void;
  /** As `restore`, and the server is told that what was muted is dead: it counts as a connection of its account until then. */
  endMuted(): void;
  /**
   * Each packet takes this many milliseconds in each direction, and so does the request for a new connection. Packets
   * keep their order, and do not wait for each other.
   */
  delay(milliseconds: number): void;
  /**
   * The round trips so far of which each began after the answer of the one before, on whichever connection. Opening a
   * connection is one.
   */
  readonly roundTrips: () => number;
  /** The connections opened so far. */
  readonly count: () => number;
  close(): Promise<void>;
}

interface Fault {
  readonly statement: RegExp;
  readonly side: 'before' | 'after';
  readonly isMute: boolean;
  readonly begun: () => void;
}

/** Opens a line to the server's socket, in the server's folder. */
export async function openLine(server: { readonly socketPath: string; readonly folder: string }): Promise<Line> {
  const socketPath = join(server.folder, `line-${randomUUID().slice(0, 8)}.sock`);
  const sockets = new Set<Socket>();
  const dead = new Set<Socket>();
  let fault: Fault | null = null;
  let isMuted = false;
  let pause = 0;
  let count = 0;
  let answered = 0;

  const listener = createServer((client) => {
    count += 1;
    const remote = new Socket();
    const connectRemote = () => void (client.destroyed || remote.connect(server.socketPath));
    if (pause === 0) connectRemote();
    else setTimeout(connectRemote, pause);
    let asked = answered + 1;
    let isDead = false;
    const die = () => {
      isDead = true;
      dead.add(client).add(remote);
    };
    if (isMuted) die();
    let isAnswerDropped = false;
    for (const socket of [client, remote]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    const send = (to: Socket, data: Buffer) => {
      const round = asked;
      const write = () => {
        if (to === client) answered = Math.max(answered, round);
        void (to.destroyed || isDead || to.write(data));
      };
      if (pause === 0) write();
      else setTimeout(write, pause);
    };
    const cutNow = () => {
      client.destroy();
      remote.destroy();
    };
    client.on('data', (data) => {
      asked = answered + 1;
      if (isMuted) die();
      const now = fault?.statement.test(data.toString('latin1')) ? fault : null;
      if (!now) return isDead ? undefined : send(remote, data);
      fault = null;
      if (now.side === 'after') remote.write(data);
      if (now.isMute) {
        isMuted = true;
        die();
      } else if (now.side === 'before') cutNow();
      else isAnswerDropped = true;
      now.begun();
    });
    remote.on('data', (data) => {
      if (isMuted) die();
      if (isAnswerDropped) return cutNow();
      if (!isDead) send(client, data);
    });
    client.on('close', () => void (isDead || remote.destroy()));
    remote.on('close', () => void (isDead || client.destroy()));
  });
  listener.listen(socketPath);
  await once(listener, 'listening');

  const begin = (statement: RegExp, side: Fault['side'], isMute: boolean) =>
    new Promise<void>((begun) => {
      fault = { statement, side, isMute, begun };
    });
  return {
    socketPath,
    cut: (statement, side) => void begin(statement, side, false),
    mute: (statement, side) => begin(statement, side, true),
    muteNow: () => {
      isMuted = true;
    },
    restore: () => {
      isMuted = false;
    },
    endMuted: () => {
      isMuted = false;
      for (const socket of dead) socket.destroy();
      dead.clear();
    },
    delay: (milliseconds) => {
      pause = milliseconds;
    },
    roundTrips: () => answered,
    count: () => count,
    async close() {
      for (const socket of sockets) socket.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
}
