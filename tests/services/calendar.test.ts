import { beforeAll, describe, expect, it } from 'vitest';
import { type CalendarQuery, listCalendar } from '../../src/services/calendar.ts';
import { listSupportNames } from '../../src/services/calendarSupports.ts';
import { databaseOf, type OpenSession } from '../../src/services/databaseOf.ts';
import type { Session } from '../../src/services/session.ts';
import { staff } from '../factories/people.ts';
import { askDatabase } from '../support/askDatabase.ts';

const company = staff('bill', 'camille', 'kate', 'alienor', 'gestion', 'nina');

/** Events in a month without others, with times in UTC; the clock moves forward on 30 March 2031. */
const EVENTS: readonly (readonly [name: string, start: string, end: string, support: string | null])[] = [
  ['Longue', '2031-01-05 08:00', '2031-03-12 08:00', null],
  ['Veille', '2031-02-28 22:30', '2031-02-28 23:30', null],
  ['Minuit', '2031-03-02 20:00', '2031-03-02 23:00', 'kate.hastroff'],
  ['Nuit', '2031-03-04 22:00', '2031-03-05 02:00', 'kate.hastroff'],
  ['Été', '2031-03-29 22:30', '2031-03-30 00:30', 'alienor.vichum'],
  ['Soir d’été', '2031-03-30 21:30', '2031-03-30 22:30', 'alienor.vichum'],
  ['Annulé', '2031-03-20 09:00', '2031-03-20 10:00', null],
  ['Suite', '2031-03-31 09:00', '2031-04-03 09:00', null],
];

beforeAll(async () => {
  for (const [name, start, end, support] of EVENTS)
    await askDatabase(
      company.server,
      `INSERT INTO event (contract_id, support_contact, name, event_start, event_end, location)
       VALUES (652, (SELECT collaborator_id FROM collaborator WHERE username = ?), ?, ?, ?, 'Lyon')`,
      [support ?? '', name, start, end],
    );
  await askDatabase(company.server, "UPDATE event SET is_active = 0 WHERE name = 'Annulé'");
});

const MARCH: CalendarQuery = { from: '2031-03-01', days: 31, whose: { kind: 'all' } };

async function seen(session: Session, query: Partial<CalendarQuery> = {}): Promise<Record<string, string[]>> {
  const days = await listCalendar(session, { ...MARCH, ...query });
  return Object.fromEntries(days.map(({ day, events }) => [day.slice(8), events.map(({ name }) => name)]));
}

describe('the days of a calendar', () => {
  it('contain the events that overlap them in the company’s zone: nights twice, those that end at midnight once, long ones on each day', async () => {
    const days = await seen(company.nina);
    expect(days['01']).toEqual(['Longue', 'Veille']);
    expect([days['02'], days['03']]).toEqual([['Longue', 'Minuit'], ['Longue']]);
    expect([days['04'], days['05'], days['06']]).toEqual([['Longue', 'Nuit'], ['Longue', 'Nuit'], ['Longue']]);
    expect([days['12'], days['13']]).toEqual([['Longue'], []]);
    expect([days['29'], days['30'], days['31']]).toEqual([['Été'], ['Été', 'Soir d’été'], ['Soir d’été', 'Suite']]);
  });

  it('can show everybody’s events, mine, one support’s or unassigned ones', async () => {
    const names = async (session: Session, whose: CalendarQuery['whose']) =>
      [...new Set(Object.values(await seen(session, { whose })).flat())].toSorted();
    expect(await names(company.kate, { kind: 'mine' })).toEqual(['Minuit', 'Nuit']);
    expect(await names(company.nina, { kind: 'nobody' })).toEqual(['Longue', 'Suite', 'Veille']);
    const [, alienor] = (await listSupportNames(company.nina)).toSorted((a, b) => b.name.localeCompare(a.name));
    expect(alienor?.name).toBe('Aliénor Vichum');
    expect(await names(company.nina, { kind: 'support', id: alienor?.id ?? 0 })).toEqual(['Soir d’été', 'Été']);
    const mine = [company.bill, company.camille].map((session) => names(session, { kind: 'mine' }));
    expect((await Promise.all(mine)).flat().toSorted()).toEqual(
      EVENTS.map(([name]) => name)
        .filter((name) => name !== 'Annulé')
        .toSorted(),
    );
  });

  it('report the total if not all events are fetched, and the last day whose events are not complete', async () => {
    const days = await listCalendar(company.nina, { ...MARCH, from: '2031-03-30', days: 3, most: 0 });
    expect(days.map(({ events, total, isExact }) => [events.length, total, isExact])).toEqual([
      [1, 2, true],
      [1, 2, false],
      [1, 1, false],
    ]);
  });

  it('use index ranges: no statement scans the table', async () => {
    const statements: { sql: string; values: readonly unknown[] }[] = [];
    const read: OpenSession['db']['read'] = (sql, values, options) => {
      statements.push({ sql, values: values ?? [] });
      return databaseOf(company.nina).db.read(sql, values, options);
    };
    const { nina } = company;
    const watched = { ...nina, actor: nina.actor, texts: nina.texts, db: { ...databaseOf(nina).db, read } } as Session;
    for (const kind of ['all', 'nobody', 'mine'] as const) await listCalendar(watched, { ...MARCH, whose: { kind } });
    await listCalendar(watched, { ...MARCH, days: 42, most: 0 });
    expect(statements).toHaveLength(5);
    const how = company.server.engine === 'mysql' ? 'EXPLAIN FORMAT=TRADITIONAL' : 'EXPLAIN';
    for (const { sql, values } of statements) {
      const plan = await askDatabase<{ table: string | null; type: string; key: string | null }>(
        company.server,
        `${how} ${sql}`,
        values.map((value) =>
          value instanceof Date ? value.toISOString().slice(0, 19).replace('T', ' ') : value,
        ) as never,
      );
      const tables = plan.filter(({ table }) => table === 'event_listing');
      expect(tables.length).toBeGreaterThan(0);
      for (const { type, key } of tables)
        expect([type, key]).toEqual([
          expect.stringMatching(/^(?:range|ref)$/),
          expect.stringMatching(/^event_listing_/),
        ]);
    }
  });
});
