import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../databaseStates.ts';
import type { ClusterKind } from './cluster.ts';
import type { ClusterNode } from './clusterNode.ts';
import { galeraArguments } from './galeraArguments.ts';

const PORT = 4567;
const argumentsOf = (node: ClusterNode, peers: readonly ClusterNode[]) =>
  galeraArguments(
    node.host,
    node.portFor(PORT),
    peers.map(({ host, portFor }) => `${host}:${portFor(PORT)}`),
  );

const status = (node: ClusterNode, name: string) => node.ask(`SHOW GLOBAL STATUS LIKE 'wsrep_${name}'`);
const isReady = async (node: ClusterNode) => (await status(node, 'ready').catch(() => null)) === 'ON';

/** MariaDB with Galera: every node takes writes. */
export const galeraNodes: ClusterKind = {
  async form(nodes) {
    const [first, ...others] = nodes as [ClusterNode, ...ClusterNode[]];
    // The others begin with the first one's state, so that they ask it only for what has changed since.
    await first.start(argumentsOf(first, []));
    await until(() => isReady(first), 'the first node is ready');
    await first.signal('SIGTERM');
    for (const { dataFolder } of others) {
      await rm(dataFolder, { recursive: true });
      await cp(first.dataFolder, dataFolder, { recursive: true });
      await rm(join(dataFolder, 'galera.cache'), { force: true });
    }
    await first.start(argumentsOf(first, []));
    await until(() => isReady(first), 'the first node is ready');
    for (const node of others) {
      await node.start(argumentsOf(node, nodes));
      await until(() => isReady(node), 'a node takes part');
    }
  },
  async comeBack(nodes, place) {
    const node = nodes[place] as ClusterNode;
    const said = await node.runOnce([...argumentsOf(node, nodes), '--wsrep-recover']);
    const position = said
      .match(/WSREP: Recovered position:? ?([0-9a-f-]+:-?\d+)/g)
      ?.at(-1)
      ?.split(' ')
      .at(-1);
    await node.start([...argumentsOf(node, nodes), ...(position ? [`--wsrep-start-position=${position}`] : [])]);
    await until(() => isReady(node), 'the node takes part again');
  },
  async seen(node) {
    return (await isReady(node)) ? Number(await status(node, 'cluster_size')) : 0;
  },
  isWriter: isReady,
};
