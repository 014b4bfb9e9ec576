/** An address with several hosts: the first that takes writes is used, and another one when it is lost. */
import { randomUUID } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createClient } from '../../src/services/clients.ts';
import { type Session, signIn } from '../../src/services/session.ts';
import { type Host, writeConfigFile } from '../../src/settings/configFile.ts';
import { userPaths } from '../../src/settings/userPaths.ts';
import { typedClient } from '../factories/inputs.ts';
import { DEMO_PASSWORD } from '../factories/people.ts';
import { freePort } from '../support/freePort.ts';
import { runCommand } from '../support/runCommand.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';

const WITHIN_MS = 10_000;
/** Two servers with the same data, as the nodes of a cluster. The second one starts without taking writes. */
const servers: TestServer[] = [];
const ports: number[] = [];
let hosts: Host[] = [];
let session: Session;

async function root<T>(server: TestServer, sql: string): Promise<T> {
  const connection = await createConnection({ ...server.admin, database: 'epicevent' });
  const [rows] = await connection.query(sql);
  await connection.end();
  return rows as T;
}

async function clientsOn(server: TestServer): Promise<number> {
  const [row] = await root<{ n: number }[]>(server, 'SELECT COUNT(*) AS n FROM client');
  return Number(row?.n);
}

const save = async () => {
  const begun = performance.now();
  await createClient(session, typedClient({}), randomUUID());
  expect(performance.now() - begun).toBeLessThan(WITHIN_MS);
};

beforeAll(async () => {
  for (let count = 0; count < 2; count += 1) {
    const port = await freePort();
    ports.push(port);
    const more = ['--skip-networking=OFF', '--bind-address=127.0.0.1', `--port=${port}`];
    servers.push(await startTestServer({ seeded: true, more }));
  }
  const [first, second] = servers as [TestServer, TestServer];
  await root(second, 'SET GLOBAL read_only = ON');
  // A host where nobody listens, one that takes no writes, and one that does.
  hosts = [await freePort(), ports[1] ?? 0, ports[0] ?? 0].map((port) => ({ host: '127.0.0.1', port }));
  const config = { ...first.config, database: { hosts, tls: false } };
  session = await signIn(
    { config, now: () => new Date(), log: pino({ level: 'silent' }) },
    'bill.boquet',
    DEMO_PASSWORD,
  );
});
afterAll(async () => {
  await session?.close();
  for (const server of servers) await server.stop();
});

it('doctor works at the host that takes writes, and names the one where nobody listens', async () => {
  const [first] = servers as [TestServer];
  await root(first, "CREATE USER chief@'%' IDENTIFIED BY 'chief'");
  await root(first, "GRANT ALL PRIVILEGES ON *.* TO chief@'%' WITH GRANT OPTION");
  const env = { EPICEVENT_HOME: `${first.folder}/user`, EPICEVENT_LANG: 'en' };
  const { serverKey, loginSecret } = first.config;
  const database = { hosts, tls: false };
  writeConfigFile(userPaths(env), { database, serverKey: serverKey.toString('hex'), loginSecret });
  const list = hosts.map(({ host, port }) => `${host}:${port}`);
  const { code, out } = await runCommand(['doctor', '--admin-url', `mysql://chief:chief@${list}`], { env });
  expect([code, out]).toEqual([1, expect.stringContaining(`problem   cluster: ${list[0]}\n`)]);
  expect(out.match(/^problem/gm)).toHaveLength(1);
});

it('a sign-in and a save go to the host that takes writes', async () => {
  const [first, second] = servers as [TestServer, TestServer];
  const before = [await clientsOn(first), await clientsOn(second)];
  await save();
  expect([await clientsOn(first), await clientsOn(second)]).toEqual([(before[0] ?? 0) + 1, before[1]]);
});

it('where writes go to another host from now on, the same session saves there', async () => {
  const [first, second] = servers as [TestServer, TestServer];
  await root(second, 'SET GLOBAL read_only = OFF');
  await root(first, 'SET GLOBAL read_only = ON');
  const before = await clientsOn(second);
  await save();
  expect(await clientsOn(second)).toBe(before + 1);
});

it('where the host is killed, the same session saves on the other one', async () => {
  const [first, second] = servers as [TestServer, TestServer];
  await root(first, 'SET GLOBAL read_only = OFF');
  const before = await clientsOn(first);
  await second.kill();
  await save();
  expect(await clientsOn(first)).toBe(before + 1);
});
