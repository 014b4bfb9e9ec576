import { createHmac } from 'node:crypto';
import type { EventRecord } from '../../domain/records/event.ts';
import type { Session } from '../session.ts';
import { exportColumns, type ListedKind, type ListedRecords } from './exportColumns.ts';
import type { Sink } from './sink.ts';
import { type CsvSeparator, writeCsv } from './writeCsv.ts';
import { type CalendarWords, writeIcs } from './writeIcs.ts';
import { writeXlsx } from './writeXlsx.ts';

export const EXPORT_FORMATS = ['xlsx', 'csv', 'ics'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What is written: one kind of list, in pages read with the session's own rights. */
export interface Export<K extends ListedKind = ListedKind> {
  readonly kind: K;
  /** `ics` for events only. */
  readonly format: ExportFormat;
  /** Of `csv`; that of the person's language unless told. */
  readonly separator?: CsvSeparator | undefined;
  /** True where an `ics` lacks the cancelled events that an earlier one may have had: the file says so then. */
  readonly lacksCancelled?: boolean;
  readonly pages: AsyncIterable<readonly ListedRecords[K][]>;
}

export interface ExportTools {
  /** Told how many rows are written so far. */
  readonly onRows: (written: number) => void;
  /** Aborted, the export ends after the page under way. */
  readonly signal: AbortSignal;
}

/** The events of one company have identifiers of their own, the same on each of its machines. */
const calendarDomain = ({ config }: Session): string =>
  `${createHmac('sha256', config.serverKey).update('calendar').digest('hex').slice(0, 20)}.epicevent`;

/** What the person's spreadsheet expects. */
export const usualSeparator = ({ texts }: Session): CsvSeparator => (texts.lang === 'fr' ? ';' : ',');

function calendarWords({ texts: { t } }: Session, lacksCancelled: boolean): CalendarWords {
  return {
    title: `${t('app.name')} — ${t('pane.events')}`,
    ...(lacksCancelled && { remark: t('export.lacksCancelled') }),
    client: t('clients.companyName'),
    contract: t('contracts.numberLong'),
    support: t('events.supportShort'),
    nobody: t('events.unassigned'),
    attendees: t('events.attendees'),
  };
}

/** Writes what the pages bring, page by page. @throws the signal's reason where it is aborted */
export async function writeExport<K extends ListedKind>(
  session: Session,
  { kind, format, separator = usualSeparator(session), lacksCancelled = false, pages }: Export<K>,
  sink: Sink,
  { onRows, signal }: ExportTools,
): Promise<void> {
  const { clock, texts } = session;
  const told = (written: number) => {
    onRows(written);
    signal.throwIfAborted();
  };
  signal.throwIfAborted();
  if (format === 'ics') {
    const events = pages as AsyncIterable<readonly EventRecord[]>;
    const calendar = { words: calendarWords(session, lacksCancelled), domain: calendarDomain(session), pages: events };
    return writeIcs(sink, calendar, { onRows: told });
  }
  const table = { title: texts.t(`pane.${kind as ListedKind}`), columns: exportColumns(kind, texts), pages };
  const writing = { clock, onRows: told };
  return format === 'csv' ? writeCsv(sink, table, writing, separator) : writeXlsx(sink, table, writing);
}
