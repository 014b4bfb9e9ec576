import { createConnection } from 'mysql2/promise';
import { expect, it } from 'vitest';
import { gapsOf, UNKNOWN_PLACES } from '../../src/domain/eventGaps.ts';
import { assignSupport, cancelEvent, updateEvent } from '../../src/services/events.ts';
import { listHome } from '../../src/services/home.ts';
import { listEvents } from '../../src/services/lists/eventList.ts';
import type { Session } from '../../src/services/session.ts';
import { newEvent } from '../factories/contracts.ts';
import { staff } from '../factories/people.ts';
import { wholeList } from '../support/wholeList.ts';

const company = staff('bill', 'kate', 'gestion');

/** A day relative to today, as users type it. */
const inDays = (days: number) => {
  const day = new Date(Date.now() + days * 24 * 3_600_000);
  return `${day.getUTCDate()}/${day.getUTCMonth() + 1}/${day.getUTCFullYear()}`;
};
const eventIn = (days: number, also: object) =>
  newEvent(company.bill, company.gestion, { start: `${inDays(days)} 9h`, end: `${inDays(days)} 11h`, ...also });

const unreadyAtHome = async (session: Session) =>
  (await listHome(session)).flatMap(({ waiting, rows }) => (waiting === 'unready' ? rows.map(({ id }) => id) : []));

it('an event leaves the list once nothing is missing, and a cancelled one is not asked for anything', async () => {
  const { bill, kate, gestion } = company;
  const unready = await eventIn(8, { attendees: '' });
  expect(gapsOf(unready)).toEqual(['support', 'attendees']);
  const assigned = await assignSupport(gestion, unready.id, unready.version, kate.actor.id);
  expect(gapsOf(assigned)).toEqual(['attendees']);
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
  expect(gapsOf(ready)).toEqual([]);
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
  expect(gapsOf(ofKate)).toEqual(['location']);
  const those = (ids: readonly number[]) => ids.filter((id) => [later.id, sooner.id, far.id].includes(id));
  expect(those(await unreadyAtHome(gestion))).toEqual([sooner.id, later.id]);
  expect(those(await unreadyAtHome(kate))).toEqual([later.id]);
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
      const isMissing = gapsOf({ support: kate.actor as never, location: place, attendees: 5 }).length > 0;
      expect([place, isUnready]).toEqual([place, isMissing]);
    }
  } finally {
    await admin.end();
  }
});
