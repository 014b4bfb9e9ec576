import { createHmac } from 'node:crypto';
import type { EventRecord } from '../../domain/records/event.ts';
import type { Session } from '../session.ts';
import { listTasksOfEvents } from '../taskLists.ts';
import { exportColumns, type ListedKind, type ListedRecords } from './exportColumns.ts';
import type { Sink } from './sink.ts';
import { type CsvSeparator, writeCsv } from './writeCsv.ts';
import { type CalendarWords, writeIcs } from './writeIcs.ts';
import { writeXlsx } from './writeXlsx.ts';

export const EXPORT_FORMATS = ['xlsx', 'csv', 'ics'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The content of an export: one kind of list, in pages read with the rights of the session. */
export interface Export<K extends ListedKind = ListedKind> {
  readonly kind: K;
  /** `ics` is for events only. */
  readonly format: ExportFormat;
  /** For `csv`. The default depends on the user's language. */
  readonly separator?: CsvSeparator | undefined;
  /** True if an `ics` file omits cancelled events that an earlier file may contain. The file then says so. */
  readonly lacksCancelled?: boolean;
  /** True if an `ics` file also has the tasks of its events. */
  readonly hasTasks?: boolean;
  readonly pages: AsyncIterable<readonly ListedRecords[K][]>;
}

export interface ExportTools {
  /** Called with the number of rows written so far. */
  readonly onRows: (written: number) => void;
  /** When it is aborted, the export stops after the current page. */
  readonly signal: AbortSignal;
}

/** The domain of the event identifiers: unique to the company, the same on each of its machines. */
const calendarDomain = ({ config }: Session): string =>
  `${createHmac('sha256', config.serverKey).update('calendar').digest('hex').slice(0, 20)}.epicevent`;

/** The separator that spreadsheets expect in the user's language. */
export const usualSeparator = ({ texts }: Session): CsvSeparator => (texts.lang === 'fr' ? ';' : ',');

/** Whether amounts beside this separator have a comma. Between tabs they are as in the user's language. */
export const hasDecimalComma = (session: Session, separator: CsvSeparator): boolean =>
  (separator === '\t' ? usualSeparator(session) : separator) === ';';

function calendarWords({ texts: { t } }: Session, lacksCancelled: boolean): CalendarWords {
  return {
    title: `${t('app.name')} — ${t('pane.events')}`,
    ...(lacksCancelled && { remark: t('export.lacksCancelled') }),
    client: t('clients.companyName'),
    contract: t('contracts.numberLong'),
    support: t('events.supportShort'),
    nobody: t('events.unassigned'),
    attendees: t('events.attendees'),
    addressee: ({ assignee, department }) =>
      `${t('tasks.for')}: ${assignee?.name ?? (department ? t(`tasks.department.${department}`) : '')}`,
  };
}

/** Writes the export page by page. @throws the reason of the signal if it is aborted */
export async function writeExport<K extends ListedKind>(
  session: Session,
  { kind, format, separator = usualSeparator(session), lacksCancelled = false, hasTasks = false, pages }: Export<K>,
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
    const calendar = {
      words: calendarWords(session, lacksCancelled),
      domain: calendarDomain(session),
      pages: events,
      ...(hasTasks && {
        tasksOf: (page: readonly EventRecord[]) =>
          listTasksOfEvents(
            session,
            page.map(({ id }) => id),
          ),
      }),
    };
    return writeIcs(sink, calendar, { onRows: told });
  }
  const table = { title: texts.t(`pane.${kind as ListedKind}`), columns: exportColumns(kind, texts), pages };
  const writing = { clock, onRows: told };
  return format === 'csv'
    ? writeCsv(sink, table, writing, separator, hasDecimalComma(session, separator))
    : writeXlsx(sink, table, writing);
}
