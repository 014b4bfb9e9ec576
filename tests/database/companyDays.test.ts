/** The database knows the company's days: also beside a change of the clocks, and in another zone. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withOwner } from '../../src/db/withOwner.ts';
import { storeZone } from '../../src/db/zoneOffsets.ts';
import { createCompanyClock, dayOf } from '../../src/domain/companyClock.ts';
import { type Company, openCompany, scalar } from './support/company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());

/** Instants around midnight, at the changes of the clocks, and at the edges of the calendar. */
const INSTANTS = [
  '1900-01-01 00:00:00',
  '1976-03-28 00:30:00',
  '2026-03-28 22:59:59',
  '2026-03-28 23:00:00',
  '2026-03-29 00:59:59',
  '2026-03-29 01:00:00',
  '2026-03-29 21:59:59',
  '2026-03-29 22:00:00',
  '2026-10-24 22:00:00',
  '2026-10-25 00:59:59',
  '2026-10-25 01:00:00',
  '2026-10-25 22:59:59',
  '2026-10-25 23:00:00',
  '2026-12-31 23:00:00',
  '2090-07-01 21:59:59',
  '2090-07-01 22:00:00',
  '2199-12-31 22:30:00',
];

const daysIn = async () => {
  const days: unknown[] = [];
  await withOwner(company.server.admin, 'epicevent', async ({ connection }) => {
    for (const instant of INSTANTS) {
      days.push(await scalar(connection, 'SELECT CAST(company_day(?) AS CHAR)', [instant]));
    }
  });
  return days;
};

const byClock = (zone: string) => {
  const clock = createCompanyClock(zone, () => new Date());
  return INSTANTS.map((instant) => dayOf(clock.toLocal(new Date(`${instant.replace(' ', 'T')}Z`))));
};

it('every instant has the same day as on the screen', async () => {
  expect(await daysIn()).toEqual(byClock('Europe/Paris'));
});

it.each(['America/St_Johns', 'Pacific/Apia', 'Africa/Casablanca', 'UTC'])('also in %s', async (zone) => {
  await withOwner(company.server.admin, 'epicevent', ({ connection }) => storeZone(connection, zone));
  expect(await daysIn()).toEqual(byClock(zone));
});
