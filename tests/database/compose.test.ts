/** The server that docs/deploy/compose.*.yaml starts, with exactly its options, is one that set-up and doctor accept. */
import { readFileSync } from 'node:fs';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { parse } from 'yaml';
import { identifyServer } from '../../src/db/engine/serverProgram.ts';
import { runCommand } from '../support/runCommand.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';

const engine = identifyServer(inject('serverOrigin'))?.engine ?? 'mariadb';
const file = parse(readFileSync(new URL(`../../docs/deploy/compose.${engine}.yaml`, import.meta.url), 'utf8'));
const { database } = file.services;
const GESTION = ['--first-name', 'Ada', '--last-name', 'Petit', '--username', 'ada.petit', '--email', 'ada@petit.fr'];
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ bare: true, more: database.command });
});
afterAll(() => server?.stop());

it('has a pinned image, keeps its data, and answers on this machine only', () => {
  expect(database.image).toMatch(/^(mariadb:10\.11|mysql:9\.7)$/);
  expect(database.image).toContain(engine);
  expect(database.restart).toBe('unless-stopped');
  expect(database.ports).toEqual(['127.0.0.1:3306:3306']);
  expect(database.volumes).toEqual(['data:/var/lib/mysql']);
  expect(Object.keys(file.volumes)).toEqual(['data']);
  expect(database.environment).toEqual({
    [`${engine.toUpperCase()}_ROOT_PASSWORD_FILE`]: `/run/secrets/${database.secrets[0]}`,
  });
  expect(file.secrets[database.secrets[0]].file).toMatch(/^\.\//);
  expect(database.healthcheck.test[0]).toMatch(/^CMD/);
});

it('has the settings that the documents advise', async () => {
  const root = await createConnection({ ...server.admin });
  try {
    const [[settings]] = await root.query<RowDataPacket[]>(`SELECT @@character_set_server AS letters,
      @@collation_server AS collation, @@global.time_zone AS zone, @@max_connections AS connections,
      @@innodb_buffer_pool_size AS pool, @@log_bin AS log, @@binlog_format AS format`);
    expect(settings).toEqual({
      letters: 'utf8mb4',
      collation: 'utf8mb4_unicode_520_ci',
      zone: '+00:00',
      connections: 500,
      pool: 1024 ** 3,
      log: 1,
      format: 'ROW',
    });
  } finally {
    await root.end();
  }
});

it('is set up, and doctor finds no problem', async () => {
  const url = `mysql://root@localhost/?socketPath=${encodeURIComponent(server.socketPath)}`;
  const env = { EPICEVENT_HOME: `${server.folder}/user`, EPICEVENT_LANG: 'en' };
  const setUp = await runCommand(['setup', '--admin-url', url, ...GESTION], { env, input: '\nun parapluie rouge 7\n' });
  expect(setUp).toMatchObject({ code: 0 });
  const { code, out } = await runCommand(['doctor', '--json', '--admin-url', url], { env });
  expect(JSON.parse(out).findings.filter(({ state }: { state: string }) => state !== 'ok')).toEqual([]);
  expect(code).toBe(0);
});
