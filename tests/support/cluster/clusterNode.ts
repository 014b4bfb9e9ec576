import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { serverArguments } from '../../../src/db/engine/serverArguments.ts';
import type { ServerProgram } from '../../../src/db/engine/serverProgram.ts';
import { waitForServer } from '../../../src/db/engine/waitForServer.ts';

/** A server of a cluster, as a process of this machine. */
export interface ClusterNode {
  readonly host: string;
  readonly port: number;
  /** Returns this node’s own port instead of a usual one. */
  portFor(usual: number): number;
  readonly folder: string;
  readonly socketPath: string;
  readonly dataFolder: string;
  start(more: readonly string[]): Promise<void>;
  /** Runs the server until it ends, and returns what it said. */
  runOnce(more: readonly string[]): Promise<string>;
  /** Ends the server: `SIGKILL` as in a crash, `SIGSTOP` and `SIGCONT` to let it hang for a while. */
  signal(name: NodeJS.Signals): Promise<void>;
  /** A connection as root, by the socket. */
  root(): Promise<Connection>;
  /** The first value of a status or variable, or null. */
  ask(sql: string): Promise<string | null>;
}

const PORT = 3306;
/** Programs that the servers run. */
const PROGRAMS = fileURLToPath(new URL('programs', import.meta.url));

export function clusterNode(
  program: ServerProgram,
  folder: string,
  { host, portOffset }: { readonly host: string; readonly portOffset: number },
  prefix: readonly string[],
  watch: (pid: number) => void,
): ClusterNode {
  const portFor = (usual: number) => usual + portOffset;
  const dataFolder = join(folder, 'data');
  const socketPath = join(folder, 'db.sock');
  const places = { dataFolder, socketPath, errorLog: join(folder, 'server.log'), pidFile: join(folder, 'server.pid') };
  const network = [
    '--skip-networking=OFF',
    `--bind-address=${host}`,
    `--port=${portFor(PORT)}`,
    '--max-connections=400',
  ];
  let child: ChildProcess | null = null;

  const run = (more: readonly string[]) => {
    const [command = '', ...args] = [...prefix, ...serverArguments(program, places, 'full'), ...network, ...more];
    const env = { ...process.env, PATH: `${PROGRAMS}:${process.env.PATH}` };
    const started = spawn(command, args, { stdio: 'ignore', detached: true, env });
    if (started.pid !== undefined) watch(started.pid);
    return started;
  };
  const said = () => readFileSync(places.errorLog, 'utf8');
  const root = () => createConnection({ socketPath, user: 'root', connectTimeout: 5000 });

  return {
    host,
    port: portFor(PORT),
    portFor,
    folder,
    socketPath,
    dataFolder,
    root,
    async start(more) {
      const started = run(more);
      child = started;
      const isUp = await waitForServer(socketPath, () => started.exitCode === null && started.signalCode === null);
      if (!isUp) throw new Error(`A node of the cluster did not start:\n${said().split('\n').slice(-80).join('\n')}`);
    },
    async runOnce(more) {
      await once(run(more), 'exit');
      return said();
    },
    async signal(name) {
      if (child === null || child.pid === undefined) return;
      const ends = name === 'SIGKILL' || name === 'SIGTERM';
      const ended = ends && child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
      process.kill(child.pid, name);
      await ended;
    },
    async ask(sql) {
      const connection = await root();
      try {
        const [rows] = await connection.query<RowDataPacket[]>(sql);
        const value: unknown = Object.values(rows[0] ?? {}).at(-1);
        return value === undefined || value === null ? null : String(value);
      } finally {
        await connection.end();
      }
    },
  };
}
