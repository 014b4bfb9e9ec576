/** Makes an empty cluster on this machine's own address, and keeps it until Ctrl+C. */
import { parseArgs } from 'node:util';
import { findServers } from '../../src/db/engine/findServers.ts';
import { startCluster } from '../support/cluster/cluster.ts';
import { templateFolder } from '../support/templates.ts';

const { values } = parseArgs({ options: { engine: { type: 'string', default: 'mariadb' } } });
const say = (line: string) => process.stdout.write(`${line}\n`);

const program = findServers(process.env).find(({ engine }) => engine === values.engine);
if (program === undefined) {
  say(`There is no server of the engine «${values.engine}» on this machine (EPICEVENT_MYSQLD).`);
  process.exit(1);
}
const stopped = new Promise((resolve) => {
  process.once('SIGINT', resolve);
  process.once('SIGTERM', resolve);
});
const cluster = await startCluster(program, `${await templateFolder(program)}/bare`, false);
const writer = cluster.nodes[await cluster.writer()] ?? cluster.nodes[0];
const root = await writer?.root();
await root?.query("CREATE USER chief@'%' IDENTIFIED BY 'chief'");
await root?.query("GRANT ALL PRIVILEGES ON *.* TO chief@'%' WITH GRANT OPTION");
await root?.end();
for (const { host, port, socketPath } of cluster.nodes) say(`${host}:${port}  ${socketPath}`);
const hosts = cluster.nodes.map(({ host, port }) => `${host}:${port}`).join(',');
say(`epicevent setup --admin-url 'mysql://chief:chief@${hosts}?tls=false'`);
await stopped;
await cluster.stop();
process.exit(0);
