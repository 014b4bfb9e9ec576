/**
 * Writes iCalendar (RFC 5545) without a library: the libraries build the whole calendar in memory first, and the export
 * needs only lines, folding and escaping of the format.
 */
import { addDays } from '../../domain/days.ts';
import type { EventRecord } from '../../domain/records/event.ts';
import type { TaskLine } from '../../domain/records/task.ts';
import { type Sink, textSink } from './sink.ts';
import { cleanLines, type WriterTools } from './table.ts';

/**
 * The maximum bytes of a line without its line break. The rest continues on the next line after a space (RFC 5545,
 * 3.1).
 */
const MOST_BYTES = 75;

/** The texts of a calendar in the user's language, in addition to the fields of the events. */
export interface CalendarWords {
  readonly title: string;
  /** A remark about the whole calendar. */
  readonly remark?: string;
  readonly client: string;
  readonly contract: string;
  readonly support: string;
  readonly nobody: string;
  readonly attendees: string;
  /** For whom a task is. */
  readonly addressee: (task: TaskLine) => string;
}

export interface Calendar {
  readonly words: CalendarWords;
  /** Makes the identifiers of the events unique to the company. It is the same in every export. */
  readonly domain: string;
  readonly pages: AsyncIterable<readonly EventRecord[]>;
  /** Returns the tasks of these events, which become entries of whole days. Absent where none are asked for. */
  readonly tasksOf?: ((events: readonly EventRecord[]) => Promise<readonly TaskLine[]>) | undefined;
}

/**
 * Folds a line between characters, so that readers that unfold bytes and readers that unfold text get the same result.
 */
export function folded(line: string): string {
  let text = '';
  let used = 0;
  for (const character of line) {
    const bytes = Buffer.byteLength(character);
    if (used + bytes > MOST_BYTES) {
      text += '\r\n ';
      used = 1;
    }
    text += character;
    used += bytes;
  }
  return `${text}\r\n`;
}

/** Escapes a value of the type TEXT (3.3.11). */
const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n');

/** Formats an instant in UTC (3.3.5), so that readers need no time zone. */
const utc = (instant: Date): string => instant.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');

function descriptionOf({ client, contract, support, attendees, notes }: EventRecord, words: CalendarWords): string {
  const contact = [client.companyName, client.fullName, client.email, client.phone].filter((part) => part !== '');
  const lines = [
    `${words.client}: ${[...new Set(contact)].join(', ')}`,
    `${words.contract}: ${contract.id}`,
    `${words.support}: ${support?.name ?? words.nobody}`,
    ...(attendees === null ? [] : [`${words.attendees}: ${attendees}`]),
  ];
  return notes === '' ? lines.join('\n') : `${lines.join('\n')}\n\n${notes}`;
}

/** Sequence numbers count the seconds since this date. They fit the 32 bits of the readers until 2094. */
const SEQUENCE_START = Date.UTC(2026, 0);

/** The last change of any data in the exported event. */
const changedAt = ({ lastUpdate, client }: EventRecord): Date =>
  lastUpdate > client.lastUpdate ? lastUpdate : client.lastUpdate;

/**
 * Returns a number that never decreases. The minimum is the event's version, which earlier exports used. Versions alone
 * are not enough, because the event also shows data of the client.
 */
const sequenceOf = (event: EventRecord): number =>
  Math.max(event.version, Math.floor((changedAt(event).getTime() - SEQUENCE_START) / 1000));

/** The reminder of an event, the day before (3.6.6). A cancelled event has none. */
const alarmLines = ({ isActive }: EventRecord, description: string): readonly string[] =>
  isActive ? ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${description}`, 'TRIGGER:-P1D', 'END:VALARM'] : [];

function eventLines(event: EventRecord, { words, domain }: Calendar): string {
  const text = (value: string) => escaped(cleanLines(value));
  return [
    'BEGIN:VEVENT',
    `UID:event-${event.id}@${domain}`,
    `DTSTAMP:${utc(changedAt(event))}`,
    `CREATED:${utc(event.creationDate)}`,
    `LAST-MODIFIED:${utc(changedAt(event))}`,
    // A calendar that already has the event keeps the copy with the higher number.
    `SEQUENCE:${sequenceOf(event)}`,
    `STATUS:${event.isActive ? 'CONFIRMED' : 'CANCELLED'}`,
    `DTSTART:${utc(event.start)}`,
    `DTEND:${utc(event.end)}`,
    `SUMMARY:${text(event.name)}`,
    `LOCATION:${text(event.location)}`,
    `DESCRIPTION:${text(descriptionOf(event, words))}`,
    ...alarmLines(event, text(event.name)),
    'END:VEVENT',
  ]
    .map(folded)
    .join('');
}

/** A day of an entry without times (3.3.4). */
const plainDay = (day: string): string => day.replaceAll('-', '');

/**
 * A task as an entry of a whole day, which leaves the day free. A task that is done stays, with a mark; a cancelled one is
 * marked as cancelled. Its day may move with the event, so the number grows with both.
 */
function taskLines(task: TaskLine, event: EventRecord, { words, domain }: Calendar): string {
  const text = (value: string) => escaped(cleanLines(value));
  const changed = task.lastUpdate > changedAt(event) ? task.lastUpdate : changedAt(event);
  const isKept = task.isActive && task.isRecordActive;
  return [
    'BEGIN:VEVENT',
    `UID:task-${task.id}@${domain}`,
    `DTSTAMP:${utc(changed)}`,
    `CREATED:${utc(task.creationDate)}`,
    `LAST-MODIFIED:${utc(changed)}`,
    `SEQUENCE:${Math.max(task.version, Math.floor((changed.getTime() - SEQUENCE_START) / 1000))}`,
    `STATUS:${isKept ? 'CONFIRMED' : 'CANCELLED'}`,
    `DTSTART;VALUE=DATE:${plainDay(task.dueOn)}`,
    `DTEND;VALUE=DATE:${plainDay(addDays(task.dueOn, 1))}`,
    'TRANSP:TRANSPARENT',
    `SUMMARY:${text(`${task.doneAt ? '✓' : '○'} ${task.title}`)}`,
    `DESCRIPTION:${text(`${event.name}\n${words.addressee(task)}`)}`,
    'END:VEVENT',
  ]
    .map(folded)
    .join('');
}

/**
 * Writes the events as one calendar file. Calendar programs import it, and update their events if it is imported again.
 */
export async function writeIcs(sink: Sink, calendar: Calendar, tools: Omit<WriterTools, 'clock'>): Promise<void> {
  const out = textSink(sink);
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Epic Events//epicevent//FR', 'CALSCALE:GREGORIAN'];
  const { title, remark } = calendar.words;
  const named = [...head, `X-WR-CALNAME:${escaped(title)}`, ...(remark ? [`X-WR-CALDESC:${escaped(remark)}`] : [])];
  out.add(named.map(folded).join(''));
  let written = 0;
  for await (const page of calendar.pages) {
    for (const event of page) out.add(eventLines(event, calendar));
    const byId = new Map(page.map((event) => [event.id, event]));
    for (const task of (await calendar.tasksOf?.(page)) ?? []) {
      const event = byId.get(task.on.id);
      if (event) out.add(taskLines(task, event, calendar));
    }
    await out.drain();
    written += page.length;
    tools.onRows(written);
  }
  out.add(folded('END:VCALENDAR'));
  await out.flush();
}
