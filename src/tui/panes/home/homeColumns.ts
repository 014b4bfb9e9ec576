import type { TaskLine } from '../../../domain/records/task.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { HomePart, Waiting } from '../../../services/home.ts';
import type { Column } from '../../kit/columnWidths.ts';
import { contractColumns } from '../contracts/contractColumns.ts';
import { eventColumns } from '../events/eventColumns.ts';
import { type PaneColumn, tableRowOf } from '../paneSpec.ts';
import { answerColumns } from '../requests/requestTexts.ts';
import { STATE_MARKS } from '../stateMarks.ts';
import { taskColumns } from '../tasks/taskColumns.ts';
import { CHANGE_COLUMNS, changeRow } from './changeColumns.ts';

/** The columns that a decision about the record needs, in this order. */
const SHOWN: { readonly [W in Waiting]: readonly string[] } = {
  answers: ['title', 'answer'],
  late: ['id', 'companyName', 'since', 'overdue'],
  myTasks: ['due', 'title', 'on', 'by'],
  departmentTasks: ['due', 'title', 'on', 'by'],
  toAssign: ['start', 'name', 'companyName', 'location'],
  toIssue: ['id', 'companyName', 'cost', 'commercial'],
  toSign: ['id', 'companyName', 'cost', 'statut'],
  drafted: ['id', 'companyName', 'cost', 'statut'],
  toPay: ['id', 'companyName', 'balance', 'cost'],
  unready: ['start', 'name', 'missing'],
  next: ['start', 'name', 'companyName', 'location'],
  coming: ['start', 'name', 'companyName', 'support'],
};

/** Minimum widths of names. Names are what the user looks for, so other columns are dropped first. */
const LEAST: Readonly<Record<string, number>> = { name: 30, companyName: 18, missing: 18 };

type LateRow = Extract<HomePart, { kind: 'contracts' }>['rows'][number];

/** What is late of a contract: since when, and how much. */
const LATE_COLUMNS: readonly PaneColumn<LateRow>[] = [
  {
    key: 'since',
    title: 'instalments.sinceShort',
    width: 21,
    look: ({ late }) => (late ? STATE_MARKS.late : null),
    cell: ({ late }, { lateBy, dayOf }, now) => (late ? lateBy(late.since, dayOf(now)) : ''),
  },
  {
    key: 'overdue',
    title: 'instalments.late',
    width: 14,
    align: 'right',
    cell: ({ late }, { money }) => (late ? money(late.amount) : ''),
  },
];

function chosen<R>(columns: readonly PaneColumn<R>[], waiting: Waiting): PaneColumn<R>[] {
  return SHOWN[waiting].flatMap((key) => {
    const column = columns.find((one) => one.key === key);
    return column ? { ...column, min: LEAST[key] ?? column.min ?? 0 } : [];
  });
}

const titled = <R>(columns: readonly PaneColumn<R>[], { t }: Translator): Column[] =>
  columns.map((column) => ({ ...column, title: t(column.title) }));

/** @returns the columns of one part of the home, and a getter of its table rows by index */
export function partTable(part: HomePart, texts: Translator, now: Date, today: string) {
  if (part.kind === 'changes') {
    const rowAt = (place: number) => {
      const row = part.rows[place];
      return row ? changeRow(row, texts) : null;
    };
    return { columns: CHANGE_COLUMNS, rowAt };
  }
  if (part.kind === 'tasks') {
    const columns: PaneColumn<TaskLine>[] = chosen(
      part.waiting === 'answers' ? answerColumns : taskColumns(today),
      part.waiting,
    );
    const rowAt = (place: number) => {
      const record = part.rows[place];
      return record ? tableRowOf(record, columns, texts, now) : null;
    };
    return { columns: titled(columns, texts), rowAt };
  }
  if (part.kind === 'events') {
    const columns = chosen(eventColumns, part.waiting);
    const rowAt = (place: number) => {
      const record = part.rows[place];
      return record ? tableRowOf(record, columns, texts, now) : null;
    };
    return { columns: titled(columns, texts), rowAt };
  }
  const columns = chosen<LateRow>([...contractColumns, ...LATE_COLUMNS], part.waiting);
  const rowAt = (place: number) => {
    const record = part.rows[place];
    return record ? tableRowOf(record, columns, texts, now) : null;
  };
  return { columns: titled(columns, texts), rowAt };
}
