import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../databaseStates.ts';
import type { ClusterKind } from './cluster.ts';
import type { ClusterNode } from './clusterNode.ts';

const PORT = 33061;
const GROUP = '5c3e6d1e-5f0a-4d7a-9c1b-0a4d5e6f7a8b';
const MEMBERS = 'performance_schema.replication_group_members';

const argumentsOf = (nodes: readonly ClusterNode[], node: ClusterNode) => [
  `--server-id=${nodes.indexOf(node) + 1}`,
  '--log-bin=binlog',
  '--gtid-mode=ON',
  '--enforce-gtid-consistency=ON',
  '--performance-schema=ON',
  `--report-host=${node.host}`,
  '--plugin-load-add=group_replication.so',
  `--loose-group-replication-group-name=${GROUP}`,
  `--loose-group-replication-local-address=${node.host}:${node.portFor(PORT)}`,
  `--loose-group-replication-group-seeds=${nodes.map(({ host, portFor }) => `${host}:${portFor(PORT)}`).join(',')}`,
  '--loose-group-replication-start-on-boot=OFF',
  '--loose-group-replication-recovery-get-public-key=ON',
  // A node that is cut off says so soon, and refuses everybody instead of letting them wait.
  '--loose-group-replication-member-expel-timeout=0',
  '--loose-group-replication-unreachable-majority-timeout=1',
  '--loose-group-replication-autorejoin-tries=60',
  '--loose-group-replication-exit-state-action=OFFLINE_MODE',
];

/** Runs statements as root that are not replicated. */
async function locally(node: ClusterNode, statements: readonly string[]): Promise<void> {
  const root = await node.root();
  try {
    await root.query('SET SESSION sql_log_bin = 0');
    for (const sql of statements) await root.query(sql);
  } finally {
    await root.end();
  }
}

const JOIN = [
  "CHANGE REPLICATION SOURCE TO SOURCE_USER = 'group_sync', SOURCE_PASSWORD = 'group_sync' FOR CHANNEL 'group_replication_recovery'",
  'START GROUP_REPLICATION',
];
const OWN = `WHERE member_id = @@server_uuid AND member_state = 'ONLINE'`;
const isOnline = async (node: ClusterNode) =>
  (await node.ask(`SELECT COUNT(*) FROM ${MEMBERS} ${OWN}`).catch(() => null)) === '1';

/** MySQL with Group Replication: one node takes writes, the primary. */
export const groupNodes: ClusterKind = {
  async form(nodes) {
    for (const node of nodes) {
      await rm(join(node.dataFolder, 'auto.cnf'), { force: true });
      await node.start(argumentsOf(nodes, node));
      await locally(node, [
        "CREATE USER group_sync@'%' IDENTIFIED BY 'group_sync'",
        "GRANT REPLICATION SLAVE, BACKUP_ADMIN, GROUP_REPLICATION_STREAM, CONNECTION_ADMIN ON *.* TO group_sync@'%'",
      ]);
    }
    for (const [place, node] of nodes.entries()) {
      const isFirst = place === 0;
      await locally(node, [
        ...(isFirst ? ['SET GLOBAL group_replication_bootstrap_group = ON'] : []),
        ...JOIN,
        ...(isFirst ? ['SET GLOBAL group_replication_bootstrap_group = OFF'] : []),
      ]);
      await until(() => isOnline(node), 'a node takes part');
    }
  },
  async comeBack(nodes, place) {
    const node = nodes[place] as ClusterNode;
    await node.start(argumentsOf(nodes, node));
    await locally(node, JOIN);
    await until(() => isOnline(node), 'the node takes part again');
  },
  async seen(node) {
    if (!(await isOnline(node))) return 0;
    return Number(await node.ask(`SELECT COUNT(*) FROM ${MEMBERS} WHERE member_state = 'ONLINE'`));
  },
  isWriter: async (node) =>
    (await node.ask(`SELECT COUNT(*) FROM ${MEMBERS} ${OWN} AND member_role = 'PRIMARY'`)) === '1',
};
