import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../src/i18n/translator.ts';
import { createCompanyClock } from '../../../src/services/input/companyClock.ts';
import { dateTime, day, pastDay } from '../../../src/services/input/date.ts';

const clock = createCompanyClock('Europe/Paris', () => new Date('2026-11-23T18:00:00Z'));

/** The instant, or the key of the problem. */
function read(typed: string): string {
  const reading = dateTime(typed, clock);
  return 'value' in reading ? reading.value.toISOString().slice(0, 16) : reading.problem.key;
}

function readDay(typed: string): string {
  const reading = day(typed, clock);
  return 'value' in reading ? reading.value : reading.problem.key;
}

describe('a date and time', () => {
  it.each([
    ['4/6/2023 13h', '2023-06-04T11:00'],
    ['4 juin 2023 13:00', '2023-06-04T11:00'],
    ['4 Jun 2023 @ 1PM', '2023-06-04T11:00'],
    ['5 Jun 2023 @ 2AM', '2023-06-05T00:00'],
    ['5 May 2023 @ 3PM', '2023-05-05T13:00'],
    ['demain 15h', '2026-11-24T14:00'],
    ['après-demain 9h', '2026-11-25T08:00'],
    ['aujourd’hui 18h', '2026-11-23T17:00'],
    ['tomorrow 3pm', '2026-11-24T14:00'],
    ['04/06/2023 13:00', '2023-06-04T11:00'],
    ['4.6.23 13h30', '2023-06-04T11:30'],
    ['4 juin 2023 à 13h', '2023-06-04T11:00'],
    ['le 1er janvier 2027 à 8h', '2027-01-01T07:00'],
    ['2026-12-24T18:00', '2026-12-24T17:00'],
    ['25/12 20h30', '2026-12-25T19:30'],
    ['4 juin 2027 minuit', '2027-06-03T22:00'],
    ['4 June 2027 12am', '2027-06-03T22:00'],
    ['4 June 2027 12pm', '2027-06-04T10:00'],
  ])('takes %s', (typed, instant) => expect(read(typed)).toBe(instant));

  it.each([
    ['31/02/2026 10h', 'field.dateMissing'],
    ['31 février 2026 10h', 'field.dateMissing'],
    ['29/02/2027 10h', 'field.dateMissing'],
    ['4/13/2023 10h', 'field.dateMissing'],
    ['0/1/2023 10h', 'field.dateMissing'],
    ['mercredi 4 juin 2026 13h', 'field.dateWeekday'],
    ['4/6/2023 25h', 'field.time'],
    ['4/6/2023 13h75', 'field.time'],
    ['4/6/2023 13:5', 'field.time'],
    ['4/6/2023 13pm', 'field.time'],
    ['4/6/2023', 'field.timeMissing'],
    ['13h', 'field.dayMissing'],
    ['28/3/2027 2h30', 'field.timeGap'],
    ['5/6/0023 3h', 'field.dateYear'],
    ['4 June 2023 at 1pm to 3pm', 'field.dateTime'],
    ['4 juin 2023 13h et quelques', 'field.dateTime'],
    ['demain', 'field.timeMissing'],
    ['n’importe quoi 10h', 'field.dateTime'],
    ['constructor 10h', 'field.dateTime'],
    ['', 'field.required'],
    ['   ', 'field.required'],
  ])('refuses %s', (typed, problem) => expect(read(typed)).toBe(problem));

  it('means the first of two times that the clock shows twice', () => {
    expect(read('25/10/2026 2h30')).toBe('2026-10-25T00:30');
  });

  it('comes back from how the screen writes it, to the minute, in both languages', () => {
    const instants = fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.constantFrom('fr', 'en'), (instant, lang) => {
        const texts = createTranslator(lang as 'fr' | 'en', 'Europe/Paris');
        instant.setUTCSeconds(0, 0);
        const wanted = instant.toISOString().slice(0, 16);
        const hourEarlier = new Date(instant.getTime() - 3_600_000).toISOString().slice(0, 16);
        for (const typed of [texts.typedDateTime(instant), texts.dateTime(instant)]) {
          // In the hour that the clock shows twice, the first is meant.
          const isTwice = texts.time(instant) === texts.time(new Date(instant.getTime() - 3_600_000));
          expect([wanted, ...(isTwice ? [hourEarlier] : [])]).toContain(read(typed));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never takes a text for another day than the one it names', () => {
    const part = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(part(40), part(15), fc.integer({ min: 1900, max: 2199 }), part(30), part(70), (d, m, y, h, min) => {
        const reading = dateTime(`${d}/${m}/${y} ${h}h${String(min).padStart(2, '0')}`, clock);
        if (!('value' in reading)) return;
        expect(clock.wallOf(reading.value)).toEqual({ year: y, month: m, day: d, hour: h, minute: min });
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => void read(typed)));
  });
});

describe('a day', () => {
  it.each([
    ['18 avril 2021', '2021-04-18'],
    ['18/04/21', '2021-04-18'],
    ['29 March 2023', '2023-03-29'],
    ['hier', '2026-11-22'],
    ['yesterday', '2026-11-22'],
    ['2023-03-29', '2023-03-29'],
    ['29/02/2028', '2028-02-29'],
    ['29/02/2100', 'field.dateMissing'],
    ['29 mars 2023 10h', 'field.dayOnly'],
    ['mars 2023', 'field.date'],
    ['bientôt', 'field.date'],
    ['hier soir', 'field.date'],
    ['demain matin', 'field.date'],
    ['tomorrow evening', 'field.date'],
  ])('%s is %s', (typed, expected) => expect(readDay(typed)).toBe(expected));

  it('of something that has happened is not in the future, by the company’s clock', () => {
    const late = createCompanyClock('Europe/Paris', () => new Date('2026-11-23T23:30:00Z'));
    expect(pastDay('24/11/2026', late)).toEqual({ value: '2026-11-24' });
    expect(pastDay('24/11/2026', clock)).toEqual({ problem: { key: 'field.future' } });
  });
});
