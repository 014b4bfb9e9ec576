import { randomUUID } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { expect, it } from 'vitest';
import { gapsOf, UNKNOWN_PLACES } from '../../src/domain/eventGaps.ts';
import { assignSupport, cancelEvent, getEvent, updateEvent } from '../../src/services/events.ts';
import { listHome } from '../../src/services/home.ts';
import { listEvents } from '../../src/services/lists/eventList.ts';
import { recordPayment, reversePayment } from '../../src/services/payments.ts';
import type { Session } from '../../src/services/session.ts';
import { createTask, finishTask, reopenTask, updateTask } from '../../src/services/tasks.ts';
import { newEvent } from '../factories/contracts.ts';
import { typedDayIn } from '../factories/inputs.ts';
import { staff } from '../factories/people.ts';
import { wholeList } from '../support/wholeList.ts';

const company = staff('bill', 'kate', 'gestion');

const today = () => company.gestion.clock.today();
const inDays = (days: number) => typedDayIn(company.gestion, days);
const owedEventIn = (days: number, also: object) =>
  newEvent(company.bill, company.gestion, { start: `${inDays(days)} 9h`, end: `${inDays(days)} 11h`, ...also });

const pay = (contractId: number, amount: string) =>
  recordPayment(company.gestion, contractId, { amount, paidOn: inDays(0), method: 'card', note: '' }, randomUUID());

/** An event whose contract is paid: nothing is late. */
async function eventIn(days: number, also: object) {
  const { id, contract } = await owedEventIn(days, also);
  await pay(contract.id, '1250,50');
  return getEvent(company.bill, id);
}

const unreadyAtHome = async (session: Session) =>
  (await listHome(session)).flatMap(({ waiting, rows }) => (waiting === 'unready' ? rows.map(({ id }) => id) : []));

it('an event leaves the list once nothing is missing, and a cancelled one is not asked for anything', async () => {
  const { bill, kate, gestion } = company;
  const unready = await eventIn(8, { attendees: '' });
  expect(gapsOf(unready, today())).toEqual(['support', 'attendees']);
  const assigned = await assignSupport(gestion, unready.id, unready.version, kate.actor.id);
  expect(gapsOf(assigned, today())).toEqual(['attendees']);
  const listed = async (session: Session) =>
    (await wholeList((options) => listEvents(session, { scope: 'all', filters: ['unready'] }, options))).map(
      ({ id }) => id,
    );
  expect(await listed(bill)).toContain(unready.id);
  expect([await unreadyAtHome(kate), await unreadyAtHome(gestion)]).toEqual([
    expect.arrayContaining([unready.id]),
    expect.arrayContaining([unready.id]),
  ]);
  const ready = await updateEvent(kate, unready.id, assigned.version, { attendees: '80' });
  expect(gapsOf(ready, today())).toEqual([]);
  expect(await listed(bill)).not.toContain(unready.id);
  expect(await unreadyAtHome(kate)).not.toContain(unready.id);

  const gone = await eventIn(9, { attendees: '' });
  await cancelEvent(gestion, gone.id, gone.version);
  expect(await listed(gestion)).not.toContain(gone.id);
});

it('the home has the events of the next 30 days, the nearest first, and of a support only the own ones', async () => {
  const { kate, gestion } = company;
  const later = await eventIn(20, { location: 'à confirmer', attendees: '5' });
  const sooner = await eventIn(10, { location: '?', attendees: '5' });
  const far = await eventIn(45, { location: '?', attendees: '' });
  const ofKate = await assignSupport(gestion, later.id, later.version, kate.actor.id);
  expect(gapsOf(ofKate, today())).toEqual(['location']);
  const those = (ids: readonly number[]) => ids.filter((id) => [later.id, sooner.id, far.id].includes(id));
  expect(those(await unreadyAtHome(gestion))).toEqual([sooner.id, later.id]);
  expect(those(await unreadyAtHome(kate))).toEqual([later.id]);
});

/** An event of Kate's with a place and attendees, and how the list, the view and the home tell of it. */
async function ofKate(made: Awaited<ReturnType<typeof owedEventIn>>) {
  const { gestion, kate } = company;
  const { id } = await assignSupport(gestion, made.id, made.version, kate.actor.id);
  const admin = await createConnection({ ...company.server.admin, database: 'epicevent' });
  const told = async () => {
    const { rows } = await listEvents(
      gestion,
      { scope: 'all', filters: ['unready'], contractId: made.contract.id },
      { from: 'start', limit: 9 },
    );
    const [viewed] = await admin.query('SELECT 1 FROM unready_event WHERE `Event ID` = ?', [id]);
    const ways = [rows.some((row) => row.id === id), (viewed as unknown[]).length === 1];
    const home = (await unreadyAtHome(kate)).includes(id);
    expect([...ways, home]).toEqual([home, home, home]);
    const gaps = gapsOf(await getEvent(kate, id), today());
    expect(gaps.length > 0).toBe(home);
    return gaps;
  };
  return { id, told, end: () => admin.end() };
}

it('a payment that is late makes its event unready until it is paid, and again if the payment is reversed', async () => {
  const { gestion } = company;
  const made = await owedEventIn(26, { attendees: '80' });
  const event = await ofKate(made);
  try {
    expect(await event.told()).toEqual(['payment']);
    const payment = await pay(made.contract.id, '1250,50');
    expect(await event.told()).toEqual([]);
    await reversePayment(gestion, payment.id, { reason: 'Wrong account' }, randomUUID());
    expect(await event.told()).toEqual(['payment']);
    await pay(made.contract.id, '1250,50');
    expect(await event.told()).toEqual([]);
  } finally {
    await event.end();
  }
});

it('an overdue task makes its event unready until it is done or due later; one of today is not overdue', async () => {
  const { kate } = company;
  const event = await ofKate(await eventIn(17, { attendees: '80' }));
  const give = (when: string) =>
    createTask(
      kate,
      { kind: 'event', id: event.id },
      { title: 'Ring', when, addressee: String(kate.actor.id) },
      randomUUID(),
    );
  try {
    await give(inDays(0));
    expect(await event.told()).toEqual([]);
    const late = await give('J-20');
    expect(await event.told()).toEqual(['task']);
    const done = await finishTask(kate, late.id, late.version);
    expect(await event.told()).toEqual([]);
    const again = await reopenTask(kate, done.id, done.version);
    expect(await event.told()).toEqual(['task']);
    await updateTask(kate, again.id, again.version, { when: 'J-4' });
    expect(await event.told()).toEqual([]);
    const before = await getEvent(kate, event.id);
    await updateEvent(kate, event.id, before.version, { start: `${inDays(3)} 9h`, end: `${inDays(3)} 11h` });
    expect(await event.told()).toEqual(['task']);
  } finally {
    await event.end();
  }
});

it('the database knows the same words for an unknown place as the application', async () => {
  const { bill, kate, gestion } = company;
  const event = await eventIn(73, { attendees: '5' });
  await assignSupport(gestion, event.id, event.version, kate.actor.id);
  const admin = await createConnection({ ...company.server.admin, database: 'epicevent' });
  try {
    const places = [
      ...UNKNOWN_PLACES,
      'A DEFINIR',
      'Tbd',
      ' ? ',
      'Lyon',
      '? rue',
      'Définir',
      'Unknown Bar',
      'l’Inconnu',
    ];
    for (const place of places) {
      await admin.query('UPDATE event SET location = ? WHERE event_id = ?', [place, event.id]);
      const { rows } = await listEvents(
        bill,
        { scope: 'all', filters: ['unready'], contractId: event.contract.id },
        { from: 'start', limit: 9 },
      );
      const isUnready = rows.some(({ id }) => id === event.id);
      const isMissing =
        gapsOf(
          { support: kate.actor as never, location: place, attendees: 5, lateFrom: null, taskDueOn: null },
          today(),
        ).length > 0;
      expect([place, isUnready]).toEqual([place, isMissing]);
    }
  } finally {
    await admin.end();
  }
});
