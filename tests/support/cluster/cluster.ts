import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, mkdirSync, mkdtempSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerProgram } from '../../../src/db/engine/serverProgram.ts';
import { type ClusterNetwork, loopbackNetwork, separateNetwork } from './clusterNetwork.ts';
import { type ClusterNode, clusterNode } from './clusterNode.ts';
import { galeraNodes } from './galeraNodes.ts';
import { groupNodes } from './groupNodes.ts';

/** Three servers that keep the same data: Galera with MariaDB, Group Replication with MySQL. */
export interface Cluster {
  readonly nodes: readonly ClusterNode[];
  /** Lets a node that has ended come back, until it takes part again. */
  comeBack(place: number): Promise<void>;
  /** Returns whether all nodes take part. */
  isWhole(): Promise<boolean>;
  /** The place of the node that takes writes; with Galera all do, and this is the first that takes part. */
  writer(): Promise<number>;
  part: ClusterNetwork['part'];
  heal: ClusterNetwork['heal'];
  stop(): Promise<void>;
}

/** What differs between the engines. */
export interface ClusterKind {
  /** Makes the cluster of nodes whose data folders are equal. */
  form(nodes: readonly ClusterNode[]): Promise<void>;
  comeBack(nodes: readonly ClusterNode[], place: number): Promise<void>;
  /** Returns how many nodes a node sees as taking part with itself; 0 if it takes no part. */
  seen(node: ClusterNode): Promise<number>;
  isWriter(node: ClusterNode): Promise<boolean>;
}

/** Kills the servers whose numbers it read, and removes the networks and the folder, once its input is closed. */
const WATCHED = `
trap '' INT TERM HUP
pids=
while read -r pid; do pids="$pids $pid"; done
kill -9 $pids 2>/dev/null
sleep 0.2
`;

const COUNT = 3;

/**
 * Makes a cluster of three on copies of a data folder. It ends with this process.
 * @param isApart true for a network of its own for each node, which can be parted; false for this machine’s own address
 */
export async function startCluster(program: ServerProgram, template: string, isApart: boolean): Promise<Cluster> {
  const network = isApart ? separateNetwork(COUNT) : loopbackNetwork(COUNT);
  const folder = mkdtempSync(join(tmpdir(), 'epicevent-cluster-'));
  const clean = [WATCHED, ...network.cleanUp.map((line) => `${line} 2>/dev/null`), `rm -rf '${folder}'`].join('\n');
  const watchdog = spawn('/bin/sh', ['-c', clean], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  const watch = (pid: number) => void watchdog.stdin.write(`${pid}\n`);
  const stop = async () => {
    if (watchdog.exitCode !== null) return;
    watchdog.stdin.end();
    await once(watchdog, 'exit');
  };
  try {
    const nodes: ClusterNode[] = [];
    for (const [place, host] of network.hosts.entries()) {
      const own = join(folder, String(place + 1));
      mkdirSync(own);
      await cp(template, join(own, 'data'), { recursive: true, mode: constants.COPYFILE_FICLONE });
      nodes.push(
        clusterNode(program, own, { host, portOffset: network.portOffset(place) }, network.prefix(place), watch),
      );
    }
    const kind: ClusterKind = program.engine === 'mariadb' ? galeraNodes : groupNodes;
    await kind.form(nodes);
    const seen = (node: ClusterNode) => kind.seen(node).catch(() => 0);
    return {
      nodes,
      comeBack: (place) => kind.comeBack(nodes, place),
      isWhole: async () => (await Promise.all(nodes.map(seen))).every((count) => count === COUNT),
      async writer() {
        for (const [place, node] of nodes.entries()) {
          if ((await seen(node)) > 1 && (await kind.isWriter(node).catch(() => false))) return place;
        }
        return -1;
      },
      part: network.part,
      heal: network.heal,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
