import { existsSync } from 'node:fs';

const LIBRARY = '/usr/lib/galera/libgalera_smm.so';

/** Galera’s tests need Debian’s package `galera-4`. `EPICEVENT_TEST_GALERA=1` lets them fail where it is missing. */
export const hasGalera = existsSync(LIBRARY) || process.env.EPICEVENT_TEST_GALERA === '1';

/**
 * Returns the arguments that make MariaDB a node of a Galera cluster.
 * @param host the node’s own address for the others; `peers` those of all nodes, empty for a new cluster
 */
export function galeraArguments(host: string, port: number, peers: readonly string[]): string[] {
  const provider = [`gmcast.listen_addr=tcp://${host}:${port}`, `ist.recv_addr=${host}:${port + 1}`, 'gcache.size=64M'];
  return [
    '--wsrep-on=ON',
    `--wsrep-provider=${LIBRARY}`,
    `--wsrep-cluster-address=gcomm://${peers.join(',')}`,
    `--wsrep-node-address=${host}:${port}`,
    `--wsrep-provider-options=${provider.join(';')}`,
    '--wsrep-sst-method=position',
    '--binlog-format=ROW',
    '--innodb-autoinc-lock-mode=2',
    ...(peers.length === 0 ? ['--wsrep-new-cluster'] : []),
  ];
}
