import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCompanyClock, dayOf } from '../../../src/domain/companyClock.ts';
import { daysAfter } from '../../../src/domain/days.ts';
import { createTranslator } from '../../../src/i18n/translator.ts';
import { dateTime, day, pastDay } from '../../../src/services/input/date.ts';

const clock = createCompanyClock('Europe/Paris', () => new Date('2026-11-23T18:00:00Z'));

/** Runs `work` with this machine's clock in several zones. */
function withZones(work: (zone: string) => void): void {
  const before = process.env.TZ;
  try {
    for (const zone of ['America/New_York', 'Pacific/Apia', 'Europe/Paris', 'Asia/Kolkata']) {
      process.env.TZ = zone;
      expect(new Intl.DateTimeFormat().resolvedOptions().timeZone.replace('Calcutta', 'Kolkata')).toBe(zone);
      work(zone);
    }
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}

/** Returns the instant, or the key of the error message. */
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
    ['4/6/2023 13h59', '2023-06-04T11:59'],
    ['4/6/2023 1:30pm', '2023-06-04T11:30'],
    ['4/6/2023 1.30 p.m.', '2023-06-04T11:30'],
    ['4/6/2023 midi', '2023-06-04T10:00'],
    ['4/6/2023\u00a0\u202f13h', '2023-06-04T11:00'],
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
    ['4/6/2023 13:', 'field.time'],
    ['4/6/2023 13: ', 'field.time'],
    ['4/6/2023 13pm', 'field.time'],
    ['4/6/2023 0pm', 'field.time'],
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

  it('means the first of two equal times, unless an offset is given', () => {
    expect(read('25/10/2026 2h30')).toBe('2026-10-25T00:30');
    expect(read('25/10/2026 02:30 UTC+1')).toBe('2026-10-25T01:30');
    expect(read('25/10/2026 02:30 UTC+2')).toBe('2026-10-25T00:30');
    expect(read('25/10/2026 02:30 UTC+3')).toBe('field.timeOffset');
    const newfoundland = createCompanyClock('America/St_Johns', () => new Date('2026-10-20T18:00:00Z'));
    const there = (typed: string) => dateTime(typed, newfoundland);
    expect(there('1/11/2026 1h30')).toEqual({ value: new Date('2026-11-01T04:00Z') });
    expect(there('1/11/2026 1h30 UTC-3:30')).toEqual({ value: new Date('2026-11-01T05:00Z') });
    expect(there('1/11/2026 1h30 (UTC−2:30)')).toEqual({ value: new Date('2026-11-01T04:00Z') });
  });

  it.each(['fr', 'en'] as const)(
    "survives a round trip through the screen's format in %s, to the minute, in any zone",
    (lang) => {
      const zones = ['Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'];
      const clocks = zones.map((zone) => createCompanyClock(zone, () => new Date('2026-11-23T18:00:00Z')));
      const texts = zones.map((zone) => createTranslator(lang, zone));
      const minutes = (min: string, max: string) =>
        fc.integer({ min: Date.parse(min) / 60_000, max: Date.parse(max) / 60_000 }).map((n) => new Date(n * 60_000));
      const instants = fc.oneof(
        minutes('1970-01-02', '2100-01-01'),
        // The hours around the end of summer time, in Paris, in New York, and in Apia.
        minutes('2026-10-24T22:00Z', '2026-10-25T04:00Z'),
        minutes('2026-11-01T02:00Z', '2026-11-01T09:00Z'),
        minutes('2019-04-06T10:00Z', '2019-04-06T16:00Z'),
      );
      withZones(() =>
        fc.assert(
          fc.property(instants, fc.integer({ min: 0, max: 3 }), (instant, at) => {
            const [translator, its] = [texts[at], clocks[at]];
            if (!translator || !its) throw new Error('The zone does not exist.');
            for (const typed of [
              translator.typedDateTime(instant),
              translator.longDateTime(instant),
              translator.meant(instant),
            ]) {
              expect(dateTime(typed, its), typed).toEqual({ value: instant });
              expect(dateTime(typed, its, new Date('2026-11-28T20:00:00Z')), typed).toEqual({ value: instant });
            }
            const wall = dayOf(its.toLocal(instant));
            for (const typed of [translator.typedDay(instant), translator.day(instant), translator.longDay(instant)])
              expect(day(typed, its, -1), typed).toEqual({ value: wall });
          }),
          { numRuns: 60 },
        ),
      );
    },
  );

  it('never takes a text for another day than the one it names', () => {
    const part = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(part(40), part(15), fc.integer({ min: 1900, max: 2199 }), part(30), part(70), (d, m, y, h, min) => {
        const reading = dateTime(`${d}/${m}/${y} ${h}h${String(min).padStart(2, '0')}`, clock);
        if (!('value' in reading)) return;
        // 24h is the midnight at the end of the day.
        const named = { year: y, month: m, day: d };
        const wall = h === 24 ? { ...daysAfter(named, 1), hour: 0 } : { ...named, hour: h };
        expect(clock.toLocal(reading.value)).toEqual({ ...wall, minute: min });
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => void read(typed)));
  });
});

describe("on a Saturday afternoon in the company's zone", () => {
  const saturday = createCompanyClock('Europe/Paris', () => new Date('2026-11-28T14:00:00Z'));
  const shown = (reading: ReturnType<typeof dateTime>): string => {
    if (!('value' in reading)) return reading.problem.key;
    const { hour, minute, ...rest } = saturday.toLocal(reading.value);
    return `${dayOf({ ...rest, hour, minute })} ${hour}:${String(minute).padStart(2, '0')}`;
  };
  it("relative words mean the company's days, whatever the machine's zone", () => {
    withZones((zone) => {
      const said = TO_COME.map(([typed]) => [typed, shown(dateTime(typed, saturday))]);
      expect(said, zone).toEqual(TO_COME);
      const past = HAS_BEEN.map(([typed]) => {
        const reading = pastDay(typed, saturday);
        return [typed, 'value' in reading ? reading.value : reading.problem.key];
      });
      expect(past, zone).toEqual(HAS_BEEN);
    });
  });

  const TO_COME: readonly (readonly [string, string])[] = [
    ['samedi 20h', '2026-11-28 20:00'],
    ['samedi 10h', '2026-12-05 10:00'],
    ['saturday 8pm', '2026-11-28 20:00'],
    ['ce samedi 20h', '2026-11-28 20:00'],
    ['sam. 20h', '2026-11-28 20:00'],
    ['dimanche 9h', '2026-11-29 9:00'],
    ['lundi 9h', '2026-11-30 9:00'],
    ['lundi dernier 9h', '2026-11-23 9:00'],
    ['lundi passé 9h', '2026-11-23 9:00'],
    ['last Monday 9am', '2026-11-23 9:00'],
    ['vendredi dernier 9h', '2026-11-27 9:00'],
    ['samedi dernier 9h', '2026-11-21 9:00'],
    ['lundi prochain 9h', '2026-11-30 9:00'],
    ['next Monday 9am', '2026-11-30 9:00'],
    ['samedi prochain 9h', '2026-12-05 9:00'],
    ['dans 2 semaines 9h', '2026-12-12 9:00'],
    ['dans deux semaines à 9h', '2026-12-12 9:00'],
    ['in two weeks at 9am', '2026-12-12 9:00'],
    ['dans un mois 9h', '2026-12-28 9:00'],
    ['avant-hier 9h', '2026-11-26 9:00'],
    ['après-demain midi', '2026-11-30 12:00'],
    ['the day after tomorrow noon', '2026-11-30 12:00'],
    ['27/11 9h', '2027-11-27 9:00'],
    ['28/11 9h', '2026-11-28 9:00'],
    ['4 juin 9h', '2027-06-04 9:00'],
    ['4 June 9am', '2027-06-04 9:00'],
    ['5/12/27 9h', '2027-12-05 9:00'],
    ['5 décembre 27 9h', '2027-12-05 9:00'],
    ['le 5 décembre 27 à 9h', '2027-12-05 9:00'],
    ['5 December 27 9am', '2027-12-05 9:00'],
    ['1er février 2027 10h', '2027-02-01 10:00'],
    ['premier mars 9h', '2027-03-01 9:00'],
    ["4th of June, '27 9am", '2027-06-04 9:00'],
    ['the 4 June 27 9am', '2027-06-04 9:00'],
    ['4-juin-27 9h', '2027-06-04 9:00'],
    ['4 févr. 27 9h', '2027-02-04 9:00'],
    ['on Monday 9am', '2026-11-30 9:00'],
    ['this Sunday 9am', '2026-11-29 9:00'],
    ['Friday last 9am', '2026-11-27 9:00'],
    ['lun. 30 novembre 9h', '2026-11-30 9:00'],
    ['samedi 28 novembre 2026 à 20:00', '2026-11-28 20:00'],
    ['Saturday 28 November 2026 at 20:00', '2026-11-28 20:00'],
    ['5/12/27 24h', '2027-12-06 0:00'],
    ['5/12/27 24h30', 'field.time'],
    ['dimanche 28 mars 2027 2h30', 'field.timeGap'],
    ['lundi 1er décembre 2026 9h', 'field.dateWeekday'],
  ];

  const HAS_BEEN: readonly (readonly [string, string])[] = [
    ['27/11', '2026-11-27'],
    ['28/11', '2026-11-28'],
    ['29/11', '2025-11-29'],
    ['4/6', '2026-06-04'],
    ['4 juin', '2026-06-04'],
    ['24 déc.', '2025-12-24'],
    ['29/2', '2024-02-29'],
    ['vendredi', '2026-11-27'],
    ['Friday', '2026-11-27'],
    ['samedi', '2026-11-28'],
    ['dimanche', '2026-11-22'],
    ['lundi dernier', '2026-11-23'],
    ['last Monday', '2026-11-23'],
    ['hier', '2026-11-27'],
    ['avant-hier', '2026-11-26'],
    ['the day before yesterday', '2026-11-26'],
    ['il y a 3 jours', '2026-11-25'],
    ['il y a trois jours', '2026-11-25'],
    ['three days ago', '2026-11-25'],
    ['il y a deux mois', '2026-09-28'],
    ['4/6/99', '1999-06-04'],
    ['4 juin 99', '1999-06-04'],
    ['4th of June 99', '1999-06-04'],
    ['vendredi 4 juin 99', '1999-06-04'],
    ['18/04/21', '2021-04-18'],
    ['demain', 'field.future'],
    ['5/12/27', 'field.future'],
    ['5 décembre 27', 'field.future'],
    ['5/12/46', 'field.future'],
    ['5/12/47', '1947-12-05'],
    ['5 décembre 47', '1947-12-05'],
  ];

  it.each([
    ['23h', '2026-11-28T20:00', '2026-11-28 23:00'],
    ['24h', '2026-11-28T20:00', '2026-11-29 0:00'],
    ['24:00', '2026-11-28T20:00', '2026-11-29 0:00'],
    ['0h', '2026-11-28T20:00', '2026-11-29 0:00'],
    ['minuit', '2026-11-28T20:00', '2026-11-29 0:00'],
    ['midnight', '2026-11-28T20:00', '2026-11-29 0:00'],
    ['18h', '2026-11-28T20:00', '2026-11-29 18:00'],
    ['18h', '2026-11-28T10:00', '2026-11-28 18:00'],
    ['midi', '2026-11-28T10:00', '2026-11-28 12:00'],
    ['2am', '2026-11-28T20:00', '2026-11-29 2:00'],
    ['20h', '2026-11-28T20:00', '2026-11-29 20:00'],
    ['28/11/2026 24h', '2026-11-28T20:00', '2026-11-29 0:00'],
    ['28 novembre minuit', '2026-11-28T20:00', '2026-11-29 0:00'],
    ['samedi minuit', '2026-11-28T20:00', '2026-11-29 0:00'],
    ['28/11 19h', '2026-11-28T20:00', '2026-11-28 19:00'],
    ['dimanche 2h', '2027-06-05T20:00', '2027-06-06 2:00'],
    ['samedi 23h', '2027-06-05T20:00', '2027-06-05 23:00'],
    ['6/6 2h', '2027-06-05T20:00', '2027-06-06 2:00'],
    ['le lendemain 2h', '2027-06-05T20:00', '2027-06-06 2:00'],
    ['2h30', '2027-03-27T22:00', 'field.timeGap'],
  ])('the end %s of what starts at %s is %s', (typed, start, end) => {
    expect(shown(dateTime(typed, saturday, fromWall(start)))).toBe(end);
  });

  function fromWall(text: string): Date {
    const reading = dateTime(text, saturday);
    if (!('value' in reading)) throw new Error(text);
    return reading.value;
  }
});

describe('a day', () => {
  it.each([
    ['18 avril 2021', '2021-04-18'],
    ['18/04/21', '2021-04-18'],
    ['29 March 2023', '2023-03-29'],
    ['hier', '2026-11-22'],
    ['mardi prochain', '2026-11-24'],
    ['dimanche prochain', '2026-11-29'],
    ['lundi prochain', '2026-11-30'],
    ['yesterday', '2026-11-22'],
    ['2023-03-29', '2023-03-29'],
    ['29/02/2028', '2028-02-29'],
    ['29/02/2100', 'field.dateMissing'],
    ['29/2', '2028-02-29'],
    ['30/2', 'field.dateMissing'],
    ['31/12/1899', 'field.dateYear'],
    ['1/1/1900', '1900-01-01'],
    ['31/12/2199', '2199-12-31'],
    ['1/1/2200', 'field.dateYear'],
    ['2200-01-01', 'field.dateYear'],
    ['', 'field.required'],
    ['29 mars 2023 10h', 'field.dayOnly'],
    ['mars 2023', 'field.date'],
    ['bientôt', 'field.date'],
    ['hier soir', 'field.date'],
    ['demain matin', 'field.date'],
    ['tomorrow evening', 'field.date'],
  ])('%s is %s', (typed, expected) => expect(readDay(typed)).toBe(expected));

  it('on 29 February may be eight years away, and the years that are taken are named', () => {
    const century = createCompanyClock('Europe/Paris', () => new Date('2096-03-01T12:00:00Z'));
    expect(day('29/2', century)).toEqual({ value: '2104-02-29' });
    expect(day('1/1/2200', century)).toEqual({ problem: { key: 'field.dateYear', params: { min: 1900, max: 2199 } } });
  });

  it('of a past event cannot be in the future, by the company’s clock', () => {
    const late = createCompanyClock('Europe/Paris', () => new Date('2026-11-23T23:30:00Z'));
    expect(pastDay('24/11/2026', late)).toEqual({ value: '2026-11-24' });
    expect(pastDay('24/11/2026', clock)).toEqual({ problem: { key: 'field.future' } });
  });
});
