import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTranslator } from '../../src/i18n/translator.ts';
import { createAppFlow } from '../../src/tui/screen/appFlow.ts';
import { createBusy } from '../../src/tui/state/busy.ts';
import { reportFault } from '../support/faultReporter.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ seeded: true });
});
afterAll(() => server?.stop());

it('leaving while the database is slow to answer the sign-in leaves no connection behind', async (context) => {
  const said: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void said.push(JSON.parse(line).msg) });
  const admin = await createConnection({ ...server.admin, database: 'epicevent' });
  const nothing = () => undefined;
  const door = createAppFlow({
    config: server.config,
    texts: createTranslator('fr', 'Europe/Paris'),
    log,
    now: () => new Date(),
    busy: createBusy(),
    size: () => ({ columns: 100, rows: 30 }),
    copy: nothing,
    redraw: nothing,
    trackMouse: nothing,
    readAloud: nothing,
    onQuit: nothing,
  });
  const place = door.place.get();
  if (place.kind !== 'login') throw new Error('the door does not start at the sign-in');
  const { form } = place;
  form.store.dispatch({ type: 'edit', field: 'username', value: 'bill.boquet', cursor: 0 });
  form.store.dispatch({ type: 'edit', field: 'password', value: 'epicevent-demo', cursor: 0 });
  await admin.query('LOCK TABLES credential WRITE');
  const saving = form.save();
  await door.close();
  await admin.query('UNLOCK TABLES');
  await saving;
  expect(said).toContain('signed in');
  const connections = async () => {
    const [rows] = await admin.query<RowDataPacket[]>(
      "SELECT user FROM information_schema.processlist WHERE user LIKE 'epicevent\\_c%'",
    );
    return rows.length;
  };
  await expect.poll(connections).toBe(0);
  reportFault(context, { stuck: await connections() });
  await admin.end();
});
