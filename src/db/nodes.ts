/** Which node of a cluster the connections of one account go to. */
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type Connection, createConnection } from 'mysql2';
import type { Connection as PromiseConnection, RowDataPacket } from 'mysql2/promise';
import type { DatabaseAddress } from '../settings/config.ts';
import type { ServerAddress } from '../settings/configFile.ts';
import type { Account } from './connectOnce.ts';
import { driverError, isAccountRefused, isLost, tlsFault } from './driverError.ts';
import { connectionOptions, sessionStatements } from './sessionSettings.ts';

/** A node that does not answer for this many milliseconds is not waited for any longer. */
const ANSWER_MS = 3000;
/** After this many milliseconds without an answer, the next node of the list is asked too. */
const NEXT_MS = 500;
/** So long is a node looked for, in milliseconds: after the loss of one, the others agree within that time. */
const LOOK_MS = 8000;
const LOOK_AGAIN_MS = 250;

/** `read_only` and its kin: only another node of the cluster takes writes. */
const READ_ONLY = new Set([1290, 1836]);

/** The nodes of a server’s address, and which of them is used. A server alone is its own only node. */
export interface Nodes {
  /**
   * Returns the node for a new connection. If none is known to take writes, it asks all in their order, for some seconds.
   * @throws what the last node said
   */
  choose(): Promise<ServerAddress>;
  /** Returns the node that a connection goes to. */
  of(connection: Connection): ServerAddress;
  /** Remembers where an open connection goes: when its node is given up, it is closed. */
  hold(connection: Connection, node: ServerAddress): void;
  /**
   * Looks at a failure, and gives the node up where it is the node’s. One that was given up before changes nothing.
   * @param of the connection that failed; null if it could not be opened
   * @returns the failure; as that of a lost connection if only this node takes no writes
   */
  judged(error: unknown, of: Connection | null): unknown;
}

/** Returns the servers behind an address, in the order of preference. */
export function nodesOf(address: DatabaseAddress): readonly ServerAddress[] {
  return 'hosts' in address ? address.hosts.map((host) => ({ ...host, tls: address.tls })) : [address];
}

/** Returns the servers of an address as a URL names them: `host:port`, several with commas. */
export function hostsOf(address: DatabaseAddress): string {
  return nodesOf(address)
    .map((node) => {
      if ('socketPath' in node) return node.socketPath;
      return `${node.host.includes(':') ? `[${node.host}]` : node.host}:${node.port}`;
    })
    .join(',');
}

/** @param onMoved called when another node is used from now on */
export function createNodes(account: Account, onMoved: () => void = () => undefined): Nodes {
  const nodes = nodesOf(account.address);
  const [first] = nodes as [ServerAddress];
  if (nodes.length === 1) {
    return { choose: async () => first, of: () => first, hold: () => undefined, judged: (error) => error };
  }
  const held = new Set<Connection>();
  const nodeOf = new WeakMap<Connection, ServerAddress>();
  let last: ServerAddress | null = null;
  let choice: Promise<ServerAddress> | null = null;

  async function look(): Promise<ServerAddress> {
    const end = performance.now() + LOOK_MS;
    for (;;) {
      try {
        return await firstWriter(account, nodes);
      } catch (error) {
        if (isAccountRefused(error) || tlsFault(error) !== null || performance.now() > end) throw error;
        await wait(LOOK_AGAIN_MS);
      }
    }
  }

  function moveTo(node: ServerAddress): void {
    const isMoved = last !== null && last !== node;
    last = node;
    if (isMoved) onMoved();
  }

  return {
    choose() {
      if (choice) return choice;
      const mine = look();
      choice = mine;
      mine.then(moveTo, () => {
        if (choice === mine) choice = null;
      });
      return mine;
    },
    of({ config: { host, port } }) {
      const isSame = (node: ServerAddress) => 'host' in node && node.host === host && node.port === port;
      return nodes.find(isSame) ?? first;
    },
    hold(connection, node) {
      held.add(connection);
      nodeOf.set(connection, node);
      streamOf(connection).once('close', () => held.delete(connection));
    },
    judged(error, of) {
      const isReadOnly = READ_ONLY.has(driverError(error).errno ?? 0);
      if (!isReadOnly && !isLost(error)) return error;
      const node = (of && nodeOf.get(of)) ?? last;
      if (node === last) {
        choice = null;
        for (const connection of held) if (nodeOf.get(connection) === node) breakOff(connection);
      }
      return isReadOnly ? noWriter(error) : error;
    },
  };
}

const noWriter = (cause?: unknown) =>
  Object.assign(new Error('This node takes no writes.', { cause }), { code: 'ECONNREFUSED' });

const streamOf = (connection: Connection) => (connection as unknown as { readonly stream: Socket }).stream;

/** Statements under way fail. The connection counts as closed at once, so the pool does not say goodbye on a broken line. */
function breakOff(connection: Connection): void {
  connection.destroy();
  streamOf(connection).destroy(Object.assign(new Error('Another node is used now.'), { code: 'ETIMEDOUT' }));
}

/** Waits until this node has everything that the others had committed before. Only Galera’s may lack something. */
export async function catchUp(connection: PromiseConnection): Promise<void> {
  const [rows] = await connection.query<RowDataPacket[]>("SHOW VARIABLES LIKE 'wsrep_on'");
  if (rows[0]?.Value === 'ON') await connection.query('SET SESSION wsrep_sync_wait = 1');
}

/**
 * Asks the nodes in their order. The next one is asked when one has failed, or has not answered for a while.
 * @returns the first that says that it takes writes
 */
async function firstWriter(account: Account, nodes: readonly ServerAddress[]): Promise<ServerAddress> {
  const isFound = new AbortController();
  const failures: unknown[] = [];
  const asked: Promise<ServerAddress>[] = [];
  try {
    for (const node of nodes) {
      const answer = requireWriter(account, node).then(() => node);
      answer.catch((error) => failures.push(error));
      asked.push(answer);
      const isLast = asked.length === nodes.length;
      const next = wait(NEXT_MS, null, { signal: isFound.signal }).catch(() => null);
      const found = await Promise.race([Promise.any(asked).catch(() => null), ...(isLast ? [] : [next])]);
      if (found !== null) return found;
    }
    throw failures.find(isAccountRefused) ?? failures.at(-1);
  } finally {
    isFound.abort();
  }
}

/** @throws if the node does not answer in time, does not take part in its cluster, or takes no writes */
async function requireWriter({ user, password, department }: Account, node: ServerAddress): Promise<void> {
  const plain = createConnection({ ...connectionOptions(node), user, password, connectTimeout: ANSWER_MS });
  plain.on('error', () => undefined); // The promises below reject.
  const connection = plain.promise();
  const late = wait(ANSWER_MS, null, { ref: false }).then(() => {
    throw Object.assign(new Error('The node stays silent.'), { code: 'ETIMEDOUT' });
  });
  try {
    await Promise.race([late, isWriter()]);
  } finally {
    late.catch(() => undefined);
    plain.destroy();
  }

  async function isWriter(): Promise<void> {
    await connection.connect();
    for (const sql of sessionStatements(department)) await connection.query(sql);
    const [found] = await connection.query<RowDataPacket[]>(
      "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('read_only', 'super_read_only', 'wsrep_on')",
    );
    const settings = new Map(found.map(({ Variable_name: name, Value: value }) => [name, value]));
    const [parts] = await connection.query<RowDataPacket[]>("SHOW GLOBAL STATUS LIKE 'wsrep_ready'");
    const isApart = settings.get('wsrep_on') === 'ON' && parts[0]?.Value !== 'ON';
    const isReading = settings.get('read_only') === 'ON' || settings.get('super_read_only') === 'ON';
    if (isApart || isReading) throw noWriter();
  }
}
