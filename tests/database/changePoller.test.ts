import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ChangePoller, type PollSource, startChangePoller } from '../../src/db/changePoller.ts';
import { ANYTHING, type Change, createChanges } from '../../src/db/changes.ts';
import { updateClient } from '../../src/services/clients.ts';
import { databaseOf } from '../../src/services/databaseOf.ts';
import type { Session } from '../../src/services/session.ts';
import { newClient } from '../factories/contracts.ts';
import { typedClient } from '../factories/inputs.ts';
import { staff } from '../factories/people.ts';
import { askDatabase } from '../support/askDatabase.ts';

const company = staff('bill', 'camille', 'kate', 'gestion');

const pollers: ChangePoller[] = [];
afterEach(() => {
  for (const poller of pollers.splice(0)) poller.stop();
});

/** Polls as the screen does. @returns the announced changes of other sessions, and the number of queries */
async function startPolling(session: Session, read: PollSource['read'] = databaseOf(session).db.read) {
  const heard: Change[] = [];
  const answers: number[] = [];
  session.changes.listen((changes) =>
    heard.push(...changes.filter(({ isElsewhere, isEarlier }) => isElsewhere && !isEarlier)),
  );
  const counting: PollSource['read'] = async (...query) => {
    const rows = await read(...query);
    answers.push(rows.length);
    return rows;
  };
  pollers.push(startChangePoller({ ...databaseOf(session).db, read: counting }, session.actor.id));
  await expect.poll(() => answers.length, { timeout: 10_000 }).toBeGreaterThan(0);
  return { heard, answers };
}

const soon = { timeout: 5000, interval: 20 };
const rename = `UPDATE client SET company_name = CONCAT(company_name, '!') WHERE client_id = ?`;

describe('changes by other sessions', () => {
  it("are announced once, whoever made them; this session's own changes are not announced again", async () => {
    const { bill, camille } = company;
    const [mine, hers] = [await newClient(bill), await newClient(camille)];
    const { heard, answers } = await startPolling(bill);
    await updateClient(bill, mine.id, mine.version, typedClient({ fullName: 'Moi' }));
    await updateClient(camille, hers.id, hers.version, typedClient({ fullName: 'Elle' }));
    await expect.poll(() => heard, soon).toEqual([{ kind: 'client', id: hers.id, isElsewhere: true }]);
    const sofar = answers.length;
    await expect.poll(() => answers.length, soon).toBeGreaterThan(sofar + 1);
    expect(heard).toHaveLength(1);
  });

  it('are announced even if the same user made them in another session', async () => {
    const { bill } = company;
    const other = await company.signIn('bill.boquet');
    const client = await newClient(bill);
    const { heard } = await startPolling(bill);
    await updateClient(other, client.id, client.version, typedClient({ fullName: 'Ailleurs' }));
    await expect.poll(() => heard, soon).toEqual([{ kind: 'client', id: client.id, isElsewhere: true }]);
  });

  it('are announced even if a transaction took its id first and committed last', async () => {
    const { bill, camille } = company;
    const [slow, quick] = [await newClient(camille), await newClient(camille)];
    const { heard } = await startPolling(bill);
    const connection = await createConnection({ ...company.server.admin, database: company.server.config.schema });
    await connection.query('START TRANSACTION');
    await connection.query(rename, [slow.id]);
    await askDatabase(company.server, rename, [quick.id]);
    await expect.poll(() => heard.map(({ id }) => id), soon).toEqual([quick.id]);
    await connection.query('COMMIT');
    await connection.end();
    await expect.poll(() => heard.map(({ id }) => id), soon).toEqual([quick.id, slow.id]);
  });

  it('are not announced for colleagues to a user who may not read about them', async () => {
    const { kate, gestion } = company;
    const [watched, seen] = [await startPolling(kate), await startPolling(gestion)];
    await askDatabase(company.server, "UPDATE collaborator SET last_name = 'Perrault' WHERE username = 'nina.perrot'");
    await expect.poll(() => seen.heard.map(({ kind }) => kind), soon).toContain('collaborator');
    const sofar = watched.answers.length;
    await expect.poll(() => watched.answers.length, soon).toBeGreaterThan(sofar + 1);
    expect(watched.heard).toEqual([]);
  });
});

it('are found by their id, without reading other rows', async () => {
  const { kate } = company;
  let asked = '';
  await startPolling(kate, async (sql, values) => {
    asked = sql;
    return databaseOf(kate).db.read(sql, values);
  });
  const connection = await createConnection({ ...company.server.admin, database: company.server.config.schema });
  const [plan] = await connection.execute<RowDataPacket[]>(`EXPLAIN FORMAT=TRADITIONAL ${asked}`, [1_000_000_000]);
  await connection.end();
  expect(plan.filter(({ table }) => table === 'history')).toMatchObject([{ type: 'range', key: 'PRIMARY' }]);
});

it('a failing server is polled less and less, without an error; when it answers, everything counts as changed', async () => {
  vi.useFakeTimers();
  try {
    const changes = createChanges();
    const heard: Change[] = [];
    changes.listen((announced) => heard.push(...announced));
    let isDown = false;
    let asked = 0;
    const read: PollSource['read'] = async () => {
      asked += 1;
      if (isDown) throw new Error('gone away');
      return [];
    };
    pollers.push(startChangePoller({ read, changes, log: pino({ level: 'silent' }) }, 1));
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked).toBe(4);
    isDown = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toBeLessThan(13);
    expect(heard).toEqual([]);
    isDown = false;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(heard).toEqual([{ kind: ANYTHING, id: 0, isElsewhere: true }]);
  } finally {
    vi.useRealTimers();
  }
});
