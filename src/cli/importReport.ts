import type { Message } from '../domain/errors.ts';
import { clean } from '../domain/safeText.ts';
import type { Workbook } from '../files/sheetGrid.ts';
import type { Translator } from '../i18n/translator.ts';
import type { ImportRecord } from '../services/imports/imports.ts';
import { type ImportItem, type ImportPlan, VERDICTS } from '../services/imports/plan.ts';
import { reasonsOf } from '../services/imports/reasonsOf.ts';
import type { Recognised } from '../services/imports/source.ts';
import { safeJson } from './exportRows.ts';

/** A file that was planned, and perhaps taken over. */
export interface ImportedFile {
  readonly workbook: Workbook;
  readonly recognised: Recognised;
  readonly plan: ImportPlan;
  /** Null if nothing was written. */
  readonly record: ImportRecord | null;
}

/** On a terminal, so many lines are printed of each outcome. A pipe gets them all. */
const MOST_LINES = 20;

interface Told {
  readonly isDryRun: boolean;
  /** True if a person reads the lines as they come. */
  readonly isTerminal: boolean;
  /** The file of what is left out. */
  readonly kept: string | null;
}

/** A table’s column that nobody knows is told once, and not for each row. */
function unreadLines({ records }: Recognised, { t, number }: Translator): string[] {
  const columns = new Map<string, { sheet: string; label: string; line: number; text: string; count: number }>();
  for (const { sheet, line, unread } of records)
    for (const { label, text } of unread) {
      const found = columns.get(`${sheet}\n${label}`);
      if (found) found.count += 1;
      else columns.set(`${sheet}\n${label}`, { sheet, label, line, text, count: 1 });
    }
  return [...columns.values()].map(({ count, ...first }) =>
    t(count === 1 ? 'cli.import.unreadLabel' : 'cli.import.unreadColumn', { ...first, count: number(count) }),
  );
}

function itemLine(item: ImportItem, texts: Translator): string {
  const { sheet, line, kind, name, verdict, remarks, values } = item;
  const told = reasonsOf(item, texts);
  const doubts = values.filter(({ doubt, isBlocking }) => doubt && !isBlocking);
  const more = [
    ...doubts.flatMap(({ field, doubt }) =>
      doubt
        ? [texts.t('imports.leftOut.of', { what: texts.t(`imports.field.${field}`), reason: texts.message(doubt) })]
        : [],
    ),
    ...remarks.map(texts.message),
  ];
  const first = texts.t('cli.import.item', {
    sheet,
    line,
    // The name of a contract begins with what it is.
    name: kind === 'contract' ? name : texts.t('cli.import.named', { kind: texts.t(`cli.import.kind.${kind}`), name }),
    verdict: texts.t(`cli.import.verdict.${verdict}`),
  });
  return [first, ...told, ...more].join(' · ');
}

/** A line for each item that is not there already; on a terminal the first ones, and how many more there are. */
function itemLines({ items }: ImportPlan, isTerminal: boolean, texts: Translator): string[] {
  const told = items.filter(({ verdict }) => verdict !== 'same');
  if (!isTerminal) return told.map((item) => itemLine(item, texts));
  const counted = new Map<string, number>();
  const shown = told.filter(({ verdict }) => {
    counted.set(verdict, (counted.get(verdict) ?? 0) + 1);
    return (counted.get(verdict) ?? 0) <= MOST_LINES;
  });
  const more = VERDICTS.flatMap((verdict) => {
    const count = (counted.get(verdict) ?? 0) - MOST_LINES;
    const params = { count, shown: texts.number(count), verdict: texts.t(`cli.import.verdict.${verdict}`) };
    return count > 0 ? [texts.t('cli.import.more', params)] : [];
  });
  return [
    ...shown.map((item) => itemLine(item, texts)),
    ...more,
    ...(more.length > 0 ? [texts.t('cli.import.all')] : []),
  ];
}

/** The end of the report: what was written, and where the rest is. */
function endOf(
  { plan: { file }, record }: ImportedFile,
  { isDryRun, kept }: Omit<Told, 'isTerminal'>,
  { t, number }: Translator,
): string[] {
  const count = record ? Object.values(record.counts).reduce((sum, one) => sum + one, 0) : 0;
  const done = record
    ? t('cli.import.done', { file, id: record.id, count, shown: number(count) })
    : t(isDryRun ? 'cli.import.dry' : 'cli.import.nothing', { file });
  return [done, ...(kept === null ? [] : [t('cli.import.notTaken', { path: kept })])];
}

/** @returns the report for a person: the counts, a line for each item that is not there already, and the outcome */
export function linesOfImport(done: ImportedFile, told: Told, texts: Translator): string[] {
  const { plan, recognised } = done;
  const { file, counts } = plan;
  const shown = Object.fromEntries(VERDICTS.map((verdict) => [verdict, texts.number(counts[verdict])]));
  return [
    texts.t('cli.import.counts', { file, ...shown }),
    ...itemLines(plan, told.isTerminal, texts),
    ...recognised.unknown.map(({ sheet, line, rows }) =>
      texts.t('cli.import.unknownRows', { sheet, count: rows, from: line, to: line + rows - 1 }),
    ),
    ...unreadLines(recognised, texts),
    ...endOf(done, told, texts),
  ].map((line) => clean(line));
}

/** @returns one JSON object on one line: everything that is known of the file. Reasons are keys and texts. */
export function jsonOfImport(
  { plan, recognised, record }: ImportedFile,
  { isDryRun, kept }: Omit<Told, 'isTerminal'>,
  texts: Translator,
): string {
  const message = (one: Message | null) => one && { ...one, text: texts.message(one) };
  return safeJson({
    file: plan.file,
    digest: plan.digest,
    isDryRun,
    import: record?.id ?? null,
    counts: plan.counts,
    items: plan.items.map(({ places, written, values, reasons, remarks, key, ...item }) => ({
      ...item,
      values: values.map((value) => ({ ...value, doubt: message(value.doubt) })),
      reasons: reasons.map(message),
      remarks: remarks.map(message),
    })),
    unknown: recognised.unknown,
    unread: recognised.records.flatMap(({ sheet, unread }) => unread.map((one) => ({ sheet, ...one }))),
    leftOut: kept,
  });
}
