import { renderToString } from 'ink';
import { Table } from 'ink-table';
import { clean } from '../domain/safeText.ts';
import { textSink } from '../services/exports/sink.ts';
import { writeFigures } from '../services/exports/writeFigures.ts';
import { type FigureTable, type FigureValue, readFigureTable } from '../services/figures/figureTable.ts';
import { headingOf, titleOf, valueText } from '../services/figures/figureTexts.ts';
import { type FigureView, usualRange } from '../services/figures/figureViews.ts';
import type { Session } from '../services/session.ts';
import type { Credentials } from './askCredentials.ts';
import type { CommandContext } from './CliIo.ts';
import type { Answers } from './createAnswers.ts';
import { safeJson } from './exportRows.ts';
import type { ReportOptions } from './report.ts';
import { type AskedMonths, rangeOf } from './reportRange.ts';
import { withSession } from './withSession.ts';
import { writeOutput } from './writeOutput.ts';

const VIEWS: { readonly [B in ReportOptions['by']]: FigureView } = {
  month: 'months',
  commercial: 'people',
  support: 'load',
  week: 'weeks',
};

/** So wide that no cell wraps. */
const WIDEST = 2000;

/** Signs in and prints one table of figures, or writes it to a file. */
export function printReport(
  options: ReportOptions,
  asked: AskedMonths | null,
  who: Credentials,
  context: CommandContext,
  answers: Answers,
): Promise<void> {
  return withSession(who, context, async (session) => {
    const view = VIEWS[options.by];
    const range = asked ? rangeOf(asked, view) : usualRange(session, view);
    const table = await readFigureTable(session, { view, range, scope: options.mine ? 'mine' : 'all' });
    if (!options.json && !options.csv && !options.xlsx)
      return context.print(`${clean(titleOf(table, session.texts))}\n${textOf(table, session)}`);
    const path = await writeOutput(
      options.output,
      async (sink) => {
        if (!options.json) {
          const separator = { semicolon: ';', comma: ',' } as const;
          const format = {
            format: options.csv ? ('csv' as const) : ('xlsx' as const),
            separator: options.separator && separator[options.separator],
          };
          const tools = { onRows: () => undefined, signal: context.io.signal };
          return writeFigures(session, table)(format, sink, tools);
        }
        const out = textSink(sink);
        out.add(`${safeJson(jsonOf(options.by, table))}\n`);
        await out.flush();
      },
      context,
      answers,
    );
    if (path !== null) context.printError(session.texts.t('sheet.done', { path }));
  });
}

/** Numbers stand right: they are padded to one width. */
function textOf({ heading, columns, rows, totals }: FigureTable, { texts }: Session): string {
  const lines = [...rows, { label: texts.t('figures.total'), values: totals }];
  const cellsOf = (values: readonly FigureValue[], at: number) => {
    const column = columns[at];
    return column ? valueText(column, values[at] ?? 0, texts).replaceAll('\u00a0', ' ') : '';
  };
  const widths = columns.map((column, at) =>
    Math.max(headingOf(column, texts).length, ...lines.map(({ values }) => cellsOf(values, at).length)),
  );
  const data = lines.map(({ label, values }) =>
    Object.fromEntries([
      [heading, clean(label)],
      ...columns.map((column, at) => [headingOf(column, texts), cellsOf(values, at).padStart(widths[at] ?? 0)]),
    ]),
  );
  return renderToString(<Table data={data} />, { columns: WIDEST });
}

/** Amounts are decimal strings, as everywhere in JSON; names are those of the columns, not of the language. */
function jsonOf(by: ReportOptions['by'], { range, scope, columns, rows, totals }: FigureTable) {
  const valued = (values: readonly FigureValue[]) =>
    Object.fromEntries(columns.map(({ key }, at) => [key, values[at] ?? null]));
  return {
    by,
    from: range.from,
    count: range.count,
    scope,
    rows: rows.map(({ key, label, values }) => ({ key, label, ...valued(values) })),
    totals: valued(totals),
  };
}
