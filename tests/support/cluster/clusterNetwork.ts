import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Where the nodes of a cluster run: on one address of this machine, or each on a network of its own. */
export interface ClusterNetwork {
  readonly hosts: readonly string[];
  /** What is added to each port of a node, so that nodes on one address do not share one. */
  readonly portOffset: (place: number) => number;
  /** The words before a node’s command. */
  prefix(place: number): readonly string[];
  /** Cuts a node off from the other nodes; whoever works with it still reaches it. */
  part(place: number): void;
  /** Ends the cut. */
  heal(place: number): void;
  /** Shell commands that remove the network. */
  readonly cleanUp: readonly string[];
}

/** Networks of their own need root and the program `ip` (Debian’s package `iproute2`). */
export const hasNetworks = process.getuid?.() === 0 && ['/usr/sbin/ip', '/sbin/ip', '/bin/ip'].some(existsSync);

const ip = (line: string) => execFileSync('ip', line.split(' '), { stdio: ['ignore', 'ignore', 'pipe'] });

/** This machine’s own address. A part of the network cannot be cut off here. */
export function loopbackNetwork(count: number): ClusterNetwork {
  const parted = () => {
    throw new Error('A network on this machine’s own addresses cannot be parted.');
  };
  const hosts = Array.from({ length: count }, () => '127.0.0.1');
  return {
    hosts,
    portOffset: (place) => 10_000 + 10 * place,
    prefix: () => [],
    part: parted,
    heal: parted,
    cleanUp: [],
  };
}

/** Makes a bridge and a network namespace for each node, with names and addresses by the number of this process. */
export function separateNetwork(count: number): ClusterNetwork {
  const subnet = `10.${100 + (process.pid % 100)}.${Math.floor(process.pid / 100) % 250}`;
  const bridge = `ep${process.pid}b`;
  const name = (place: number) => `ep${process.pid}n${place}`;
  const hosts = Array.from({ length: count }, (_, place) => `${subnet}.${place + 1}`);
  ip(`link add ${bridge} type bridge`);
  ip(`addr add ${subnet}.254/24 dev ${bridge}`);
  ip(`link set ${bridge} up`);
  for (const [place, host] of hosts.entries()) {
    const space = name(place);
    ip(`netns add ${space}`);
    ip(`link add ${space}v type veth peer name eth0 netns ${space}`);
    ip(`link set ${space}v master ${bridge} up`);
    ip(`-n ${space} addr add ${host}/24 dev eth0`);
    ip(`-n ${space} link set eth0 up`);
    ip(`-n ${space} link set lo up`);
  }
  const others = (place: number) => hosts.filter((_, other) => other !== place);
  return {
    hosts,
    portOffset: () => 0,
    prefix: (place) => ['ip', 'netns', 'exec', name(place)],
    part(place) {
      for (const host of others(place)) ip(`-n ${name(place)} route add blackhole ${host}/32`);
    },
    heal(place) {
      for (const host of others(place)) ip(`-n ${name(place)} route del blackhole ${host}/32`);
    },
    cleanUp: [...hosts.map((_, place) => `ip netns del ${name(place)}`), `ip link del ${bridge}`],
  };
}
