/**
 * iCalendar (RFC 5545) by our own hand: the libraries for it build the whole calendar in memory before they write it,
 * and what is needed of the format is its lines, their folding and their escaping.
 */
import type { EventRecord } from '../../domain/records/event.ts';
import { type Sink, textSink } from './sink.ts';
import { cleanLines, type WriterTools } from './table.ts';

/** A line has at most 75 bytes without its end; what is left of it goes on after a blank (RFC 5545, 3.1). */
const MOST_BYTES = 75;

/** What a calendar says besides the events' own fields, in the person's language. */
export interface CalendarWords {
  readonly title: string;
  /** Said of the whole calendar. */
  readonly remark?: string;
  readonly client: string;
  readonly contract: string;
  readonly support: string;
  readonly nobody: string;
  readonly attendees: string;
}

export interface Calendar {
  readonly words: CalendarWords;
  /** Makes the events' identifiers unlike those of any other company; the same at every export. */
  readonly domain: string;
  readonly pages: AsyncIterable<readonly EventRecord[]>;
}

/** Cuts between characters: a reader that unfolds bytes and one that unfolds text find the same. */
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

/** A value of the type TEXT (3.3.11). */
const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n');

/** An instant in UTC (3.3.5): no reader needs to know the company's zone. */
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

/** From when sequence numbers are counted; in seconds they fit the 32 bits that readers give them until 2094. */
const SEQUENCE_START = Date.UTC(2026, 0);

/** When anything of what is written of the event was last changed. */
const changedAt = ({ lastUpdate, client }: EventRecord): Date =>
  lastUpdate > client.lastUpdate ? lastUpdate : client.lastUpdate;

/**
 * A number that only grows. The event's own version is the least, since it was the number of earlier exports; versions
 * alone would not do, since the client's changes are shown too.
 */
const sequenceOf = (event: EventRecord): number =>
  Math.max(event.version, Math.floor((changedAt(event).getTime() - SEQUENCE_START) / 1000));

function eventLines(event: EventRecord, { words, domain }: Calendar): string {
  const text = (value: string) => escaped(cleanLines(value));
  return [
    'BEGIN:VEVENT',
    `UID:event-${event.id}@${domain}`,
    `DTSTAMP:${utc(changedAt(event))}`,
    `CREATED:${utc(event.creationDate)}`,
    `LAST-MODIFIED:${utc(changedAt(event))}`,
    // A calendar that has the event already takes the copy with the higher number.
    `SEQUENCE:${sequenceOf(event)}`,
    `STATUS:${event.isActive ? 'CONFIRMED' : 'CANCELLED'}`,
    `DTSTART:${utc(event.start)}`,
    `DTEND:${utc(event.end)}`,
    `SUMMARY:${text(event.name)}`,
    `LOCATION:${text(event.location)}`,
    `DESCRIPTION:${text(descriptionOf(event, words))}`,
    'END:VEVENT',
  ]
    .map(folded)
    .join('');
}

/** The events as one calendar: a file that calendar programs import, and update from when it is imported again. */
export async function writeIcs(sink: Sink, calendar: Calendar, tools: Omit<WriterTools, 'clock'>): Promise<void> {
  const out = textSink(sink);
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Epic Events//epicevent//FR', 'CALSCALE:GREGORIAN'];
  const { title, remark } = calendar.words;
  const named = [...head, `X-WR-CALNAME:${escaped(title)}`, ...(remark ? [`X-WR-CALDESC:${escaped(remark)}`] : [])];
  out.add(named.map(folded).join(''));
  let written = 0;
  for await (const page of calendar.pages) {
    for (const event of page) out.add(eventLines(event, calendar));
    await out.drain();
    written += page.length;
    tools.onRows(written);
  }
  out.add(folded('END:VCALENDAR'));
  await out.flush();
}
