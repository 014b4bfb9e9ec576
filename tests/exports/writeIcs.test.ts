import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import type { EventRecord } from '../../src/domain/records/event.ts';
import type { TaskLine } from '../../src/domain/records/task.ts';
import { writeIcs } from '../../src/services/exports/writeIcs.ts';
import { collected, tools } from './support.ts';

const event = (values: Partial<EventRecord> = {}): EventRecord => ({
  id: 109,
  contract: { id: 652, statut: 'signed' },
  client: {
    id: 1,
    companyName: 'Cool, Startup; LLC',
    fullName: 'Kevin Casey',
    email: 'k@s.io',
    phone: '+678 123',
    lastUpdate: new Date('2023-01-05T08:00:00Z'),
  },
  commercial: null,
  support: { id: 4, name: 'Kate Hastroff' },
  name: 'Mariage; d’été, à Lyon \\o/',
  start: new Date('2023-06-04T11:00:00Z'),
  end: new Date('2023-06-05T00:00:00Z'),
  location: '53 Rue du Château, 41120 Candé-sur-Beuvron',
  attendees: 75,
  notes: 'Première ligne.\nDeuxième, avec 中文 et 👩‍👩‍👧 répétés : '.repeat(6),
  creationDate: new Date('2023-01-01T00:00:00Z'),
  lastUpdate: new Date('2023-02-01T10:00:00Z'),
  isActive: true,
  version: 3,
  lateFrom: null,
  taskDueOn: null,
  ...values,
});

const words = {
  title: 'Epic Events',
  client: 'Client',
  contract: 'Contrat',
  support: 'Support',
  nobody: '—',
  attendees: 'Participants',
  addressee: ({ assignee }: TaskLine) => `Pour: ${assignee?.name ?? 'support'}`,
};

const task = (values: Partial<TaskLine> = {}): TaskLine => ({
  templateId: null,
  templateLine: null,
  id: 7,
  clientId: null,
  contractId: null,
  eventId: 109,
  title: 'Commander; les fleurs, vite',
  dueDay: null,
  daysBefore: 1,
  eventDay: '2023-06-04',
  dueOn: '2023-06-03',
  assignee: { id: 4, name: 'Kate Hastroff' },
  department: null,
  createdBy: null,
  askedAction: null,
  doneAt: null,
  doneBy: null,
  isActive: true,
  isRecordActive: true,
  creationDate: new Date('2023-01-01T00:00:00Z'),
  lastUpdate: new Date('2023-01-01T00:00:00Z'),
  version: 0,
  on: { kind: 'event', id: 109, eventName: 'Mariage', companyName: 'Cool' },
  ...values,
});

async function written(...events: EventRecord[]): Promise<string> {
  const sink = collected();
  const pages = (async function* () {
    yield events;
  })();
  await writeIcs(sink, { words, domain: 'abc.epicevent', pages }, tools);
  return sink.bytes().toString('utf8');
}

const parsed = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((part) => new ICAL.Event(part));

it('another program reads the event correctly: its time, location, text and id', async () => {
  const [read] = parsed(await written(event()));
  expect(read?.uid).toBe('event-109@abc.epicevent');
  expect(read?.startDate.toJSDate()).toEqual(event().start);
  expect(read?.endDate.toJSDate()).toEqual(event().end);
  expect(read?.summary).toBe(event().name);
  expect(read?.location).toBe(event().location);
  expect(read?.sequence).toBe(3);
  expect(read?.description).toContain('Client: Cool, Startup; LLC, Kevin Casey, k@s.io, +678 123');
  // An invisible character joins the emoji of a family. Here it is part of the picture.
  expect(read?.description).toContain(event().notes);
  expect(read?.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
});

it('reminds of each event the day before, and of no cancelled one (RFC 5545, 3.6.6)', async () => {
  const alarms = parsed(await written(event(), event({ id: 110, isActive: false }))).map((read) =>
    read.component.getAllSubcomponents('valarm'),
  );
  expect(alarms.map(({ length }) => length)).toEqual([1, 0]);
  const [alarm] = alarms[0] ?? [];
  expect(alarm?.getFirstPropertyValue('action')).toBe('DISPLAY');
  expect(alarm?.getFirstPropertyValue('description')).toBe(event().name);
  expect(String(alarm?.getFirstPropertyValue('trigger'))).toBe('-P1D');
});

it('a task is an entry of its whole day, whose number grows when its event moves', async () => {
  const calendarOf = async (shown: EventRecord, ...tasks: TaskLine[]) => {
    const sink = collected();
    const pages = (async function* () {
      yield [shown];
    })();
    await writeIcs(sink, { words, domain: 'abc.epicevent', pages, tasksOf: async () => tasks }, tools);
    return parsed(sink.bytes().toString('utf8'));
  };
  const done = task({ id: 8, doneAt: new Date('2023-06-01T10:00:00Z') });
  const [, open, finished, cancelled] = await calendarOf(event(), task(), done, task({ id: 9, isActive: false }));
  expect([open?.uid, finished?.uid]).toEqual(['task-7@abc.epicevent', 'task-8@abc.epicevent']);
  expect(open?.startDate.isDate).toBe(true);
  expect([String(open?.startDate), String(open?.endDate)]).toEqual(['2023-06-03', '2023-06-04']);
  expect([open?.summary, finished?.summary]).toEqual([
    '○ Commander; les fleurs, vite',
    '✓ Commander; les fleurs, vite',
  ]);
  expect(open?.description).toContain('Pour: Kate Hastroff');
  expect(open?.component.getAllSubcomponents('valarm')).toHaveLength(0);
  expect(cancelled?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  const moved = event({ lastUpdate: new Date('2030-02-01T10:00:00Z') });
  const [, after] = await calendarOf(moved, task({ dueOn: '2030-06-03' }));
  expect(after?.sequence).toBeGreaterThan(open?.sequence ?? 0);
});

it('separators in a text are escaped (RFC 5545, 3.3.11)', async () => {
  const text = (await written(event())).replaceAll('\r\n ', '');
  expect(text).toContain('\r\nLOCATION:53 Rue du Château\\, 41120 Candé-sur-Beuvron\r\n');
  expect(text).toContain('\r\nSUMMARY:Mariage\\; d’été\\, à Lyon \\\\o/\r\n');
});

it('every line ends with CRLF, has at most 75 bytes, and is folded between two characters', async () => {
  const text = await written(event(), event({ id: 110 }));
  const lines = text.split('\r\n');
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(lines.some((line) => line.startsWith(' '))).toBe(true);
  expect(text).not.toContain('\ufffd');
});

it('a cancelled event is marked, and a line of a text cannot become a line of the calendar', async () => {
  const [cancelled, hostile] = parsed(
    await written(
      event({ isActive: false }),
      event({ id: 1, name: 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\u202e', notes: '\u001b]0;x\u0007' }),
    ),
  );
  expect(cancelled?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  expect(hostile?.summary).toBe('x\nEND:VEVENT\nBEGIN:VEVENT<U+202E>');
  expect(hostile?.description).toContain('^[]0;x^G');
});

it('the client’s new phone is a later version of the event, and the sequence never decreases', async () => {
  const { client } = event();
  const later = (phone: string, day: string) => ({ ...client, phone, lastUpdate: new Date(`${day}T09:00:00Z`) });
  const [before, after, reassigned] = parsed(
    await written(
      event({ lastUpdate: new Date('2026-11-01T10:00:00Z'), version: 9 }),
      event({ lastUpdate: new Date('2026-11-01T10:00:00Z'), version: 9, client: later('+678 999', '2026-11-28') }),
      event({ lastUpdate: new Date('2026-11-29T10:00:00Z'), version: 10, client: later('+678 999', '2026-11-28') }),
    ),
  );
  expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
  expect(reassigned?.sequence).toBeGreaterThan(after?.sequence ?? 0);
  for (const name of ['dtstamp', 'last-modified'])
    expect(String(after?.component.getFirstPropertyValue(name))).toBe('2026-11-28T09:00:00Z');
});

it('a file without the cancelled events is marked as such', async () => {
  const sink = collected();
  const pages = (async function* () {
    yield [event()];
  })();
  await writeIcs(sink, { words: { ...words, remark: 'Sans les annulés.' }, domain: 'abc.epicevent', pages }, tools);
  const calendar = new ICAL.Component(ICAL.parse(sink.bytes().toString('utf8')));
  expect(calendar.getFirstPropertyValue('x-wr-caldesc')).toBe('Sans les annulés.');
});
