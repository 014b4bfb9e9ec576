/**
 * Attack: an attacker on the network answers in place of the database server, with a trusted certificate for another
 * name, with an untrusted certificate, or without TLS.
 */
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfigFile, writeConfigFile } from '../../src/settings/configFile.ts';
import { type Environment, userPaths } from '../../src/settings/userPaths.ts';
import { type Authority, type Certificate, createAuthority } from '../support/certificates.ts';
import { runCommand } from '../support/runCommand.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';

const PASSWORD = 'un parapluie rouge 7';
const GESTION = ['--first-name', 'Ada', '--last-name', 'Petit', '--username', 'ada.petit', '--email', 'ada@petit.fr'];
const WITHOUT_TLS = { mariadb: ['--skip-ssl'], mysql: ['--tls-version='] } as const;
let authority: Authority;
let unknown: Authority;

beforeAll(() => {
  authority = createAuthority();
  unknown = createAuthority();
  setDefaultCACertificates([...getCACertificates('bundled'), authority.pem]);
});
afterAll(() => {
  for (const { folder } of [authority, unknown]) rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  const { port } = holder.address() as { port: number };
  await new Promise((resolve) => holder.close(resolve));
  return port;
}

interface Networked {
  readonly server: TestServer;
  readonly env: Environment;
  url(host: string): string;
}

/** A server on the network with this certificate; null: without TLS. */
async function serve(certificate: Certificate | null): Promise<Networked> {
  const port = await freePort();
  const engine = process.env.EPICEVENT_TEST_ENGINE as keyof typeof WITHOUT_TLS;
  const tls = certificate ? [`--ssl-cert=${certificate.cert}`, `--ssl-key=${certificate.key}`] : WITHOUT_TLS[engine];
  const more = ['--skip-networking=OFF', '--bind-address=127.0.0.1', `--port=${port}`, ...tls];
  const server = await startTestServer({ bare: true, more });
  const root = await createConnection(server.admin);
  await root.query("CREATE USER adm@'%' IDENTIFIED BY 'secret'");
  await root.query("GRANT ALL PRIVILEGES ON *.* TO adm@'%' WITH GRANT OPTION");
  await root.end();
  return {
    server,
    env: { EPICEVENT_HOME: join(server.folder, 'user'), EPICEVENT_LANG: 'fr' },
    url: (host) => `mysql://adm:secret@${host}:${port}?tls=true`,
  };
}

const setUp = ({ env, url }: Networked, host: string) =>
  runCommand(['setup', '--admin-url', url(host), ...GESTION], { env, input: `${PASSWORD}\n` });

describe('a server whose certificate names localhost', () => {
  let at: Networked;
  beforeAll(async () => {
    at = await serve(authority.issue('DNS:localhost'));
  });
  afterAll(() => at.server.stop());

  it('is refused by its IP address, which the certificate does not name', async () => {
    const { code, err } = await setUp(at, '127.0.0.1');
    expect([code, err]).toEqual([2, expect.stringContaining('est celui d’un autre nom')]);
    expect(readConfigFile(userPaths(at.env))).toEqual({});
  });

  it('is accepted by its name; list and doctor refuse it by its IP address', async () => {
    const { code, err } = await setUp(at, 'localhost');
    expect([code, err]).toEqual([0, expect.not.stringContaining('certificat')]);
    const admin = ['--admin-url', at.url('localhost')];
    expect(await runCommand(['doctor', ...admin], { env: at.env })).toMatchObject({ code: 0 });
    const home = userPaths(at.env);
    const file = readConfigFile(home);
    writeConfigFile(home, { ...file, database: { ...file.database, host: '127.0.0.1' } as typeof file.database });
    const list = await runCommand(['list', 'clients', '--username', 'ada.petit'], {
      env: at.env,
      input: `${PASSWORD}\n`,
    });
    expect([list.code, list.err]).toEqual([1, expect.stringContaining('est celui d’un autre nom')]);
    const doctor = await runCommand(['doctor', '--admin-url', at.url('127.0.0.1')], { env: at.env });
    expect([doctor.code, doctor.out.match(/est celui d’un autre nom/g)?.length]).toEqual([1, 2]);
  });
});

it('a server whose certificate names its IP address is accepted by it, and refused by a host name', async () => {
  const at = await serve(authority.issue('IP:127.0.0.1,DNS:other.example'));
  try {
    const refused = await setUp(at, 'localhost');
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('est celui d’un autre nom')]);
    expect(await setUp(at, '127.0.0.1')).toMatchObject({ code: 0 });
    const list = await runCommand(['list', 'clients', '--username', 'ada.petit'], {
      env: at.env,
      input: `${PASSWORD}\n`,
    });
    expect(list.err).toContain('mot de passe doit d’abord être changé');
  } finally {
    await at.server.stop();
  }
});

it.each([
  ['of an unknown authority', 'L’autorité du certificat', () => unknown.issue('DNS:localhost')],
  ['that has expired', 'a expiré', () => authority.issue('DNS:localhost', 0)],
  ['that is missing', 'n’offre pas de liaison chiffrée', () => null],
])('a server with a certificate %s is refused with its own message', async (_what, sentence, make) => {
  const at = await serve(make());
  try {
    const { code, err } = await setUp(at, 'localhost');
    expect([code, err]).toEqual([2, expect.stringContaining(sentence)]);
    const database = { host: 'localhost', port: Number(new URL(at.url('localhost')).port), tls: true };
    writeConfigFile(userPaths(at.env), { database, serverKey: 'a'.repeat(64), loginSecret: 'b'.repeat(32) });
    const options = { env: at.env, input: `${PASSWORD}\n` };
    const list = await runCommand(['list', 'clients', '--username', 'ada.petit'], options);
    expect([list.code, list.err]).toEqual([1, expect.stringContaining(sentence)]);
    const doctor = await runCommand(['doctor'], options);
    expect([doctor.code, doctor.out]).toEqual([1, expect.stringContaining(sentence)]);
  } finally {
    await at.server.stop();
  }
});
