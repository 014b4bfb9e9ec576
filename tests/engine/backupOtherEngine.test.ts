/** A backup made on one engine is restored on the other one, value by value. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type BackupLine, isRow, isTable } from '../../src/db/backup/backupFormat.ts';
import { readBackup } from '../../src/db/backup/readBackup.ts';
import { findServers } from '../../src/db/engine/findServers.ts';
import { identifyServer } from '../../src/db/engine/serverProgram.ts';
import { connectAs } from '../../src/db/withOwner.ts';
import { openSealed } from '../../src/files/sealedFile.ts';
import { runCommand, userOf } from '../support/runCommand.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';
import { type TemporaryHome, temporaryHome } from '../support/temporaryHome.ts';

const PHRASE = 'un parapluie très rouge';
const own = identifyServer(inject('serverOrigin'))?.engine;
const other = findServers(process.env).find(({ engine }) => engine !== own);
let source: TestServer;
let home: TemporaryHome;
beforeAll(async () => {
  source = await startTestServer({ seeded: true });
  home = temporaryHome();
});
afterAll(async () => {
  await home.remove();
  await source.stop();
});

/** Every value of every table. JSON is compared by what it says: MySQL writes it in an order of its own. */
async function valuesOf(path: string): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  let table: string[] = [];
  let name = '';
  for await (const line of readBackup(await openSealed(path, PHRASE)) as AsyncIterable<BackupLine>) {
    if (isTable(line)) {
      name = line.table;
      table = [...line.columns];
      found[name] = [line.columns, line.next];
    } else if (isRow(line)) {
      found[name]?.push(
        line.map((value, at) => (/_values$/.test(table[at] ?? '') && value ? JSON.parse(value) : value)),
      );
    }
  }
  return found;
}

test.runIf(other !== undefined)(
  'a backup of this engine is restored on the other one, and everybody signs in',
  async () => {
    const root = await connectAs({ ...source.admin, database: 'epicevent' });
    await root.query(
      "INSERT INTO client (full_name, company_name, email, phone) VALUES ('Zoë 👩🏽‍🎤 O\\'Néill', '株式会社 𠮷野家', 'z@b.c', '+33 6')",
    );
    await root.query(
      "INSERT INTO login_throttle (name_digest, failures, last_failure) VALUES (X'00ff', 1, '2026-01-02 03:04:05.678901')",
    );
    await root.end();
    const company = { ...userOf(source).env, EPICEVENT_ADMIN_URL: source.url(), EPICEVENT_LANG: 'en' };
    const [there, back] = [join(source.folder, 'there'), join(source.folder, 'back')];
    const input = `\n${PHRASE}\n`;
    expect((await runCommand(['backup', there], { env: company, input })).code).toBe(0);

    const user = { ...home.env, EPICEVENT_MYSQLD: other?.origin, EPICEVENT_LANG: 'en' };
    const restored = await runCommand(['restore', there], { env: user, input: `${PHRASE}\n` });
    expect([restored.code, restored.err]).toEqual([0, expect.stringContaining('Checking the file…')]);
    const doctor = await runCommand(['doctor', '--json'], { env: user });
    expect(JSON.parse(doctor.out)).toMatchObject({ ok: true });
    expect(doctor.out).toContain(other?.engine);
    expect((await runCommand(['backup', back], { env: user, input: `${PHRASE}\n` })).code).toBe(0);
    expect(await valuesOf(back)).toEqual(await valuesOf(there));
    const signedIn = await runCommand(['list', 'clients', '--json', '--username', 'bill.boquet'], {
      env: user,
      input: 'epicevent-demo\n',
    });
    expect(signedIn.out).toContain('株式会社 𠮷野家');
  },
  180_000,
);
