import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isProcessAlive } from '../../src/db/engine/serverProcess.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ bare: true });
});
afterAll(() => server.stop());

async function ask(sql: string): Promise<unknown> {
  const connection = await createConnection({ ...server.admin });
  try {
    const [rows] = await connection.query(sql);
    return rows;
  } finally {
    await connection.end();
  }
}

test('a test server has the requested engine', async () => {
  expect(server.engine).toBe(process.env.EPICEVENT_TEST_ENGINE);
  expect(String(JSON.stringify(await ask('SELECT VERSION() AS v'))).includes('MariaDB')).toBe(
    server.engine === 'mariadb',
  );
});

test('it can be killed and started again on the same socket', async () => {
  await server.kill();
  await expect(ask('SELECT 1')).rejects.toThrow();
  await server.start();
  expect(await ask('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a start while it runs leaves no second server behind', async () => {
  const before = server.pid();
  await server.start();
  expect(server.pid()).not.toBe(before);
  expect(isProcessAlive(before)).toBe(false);
  expect(await ask('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});
