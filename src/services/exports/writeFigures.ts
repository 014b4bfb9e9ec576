import type { FigureRow, FigureTable } from '../figures/figureTable.ts';
import { headingOf } from '../figures/figureTexts.ts';
import type { Session } from '../session.ts';
import { onePage } from './listPages.ts';
import type { Sink } from './sink.ts';
import type { ExportTable, TableColumn } from './table.ts';
import { type CsvSeparator, writeCsv } from './writeCsv.ts';
import { type ExportTools, hasDecimalComma, usualSeparator } from './writeExport.ts';
import { writeXlsx } from './writeXlsx.ts';

export interface FiguresFormat {
  readonly format: 'csv' | 'xlsx';
  readonly separator?: CsvSeparator | undefined;
}

/** @returns a function that writes the rows of a table of figures; totals are left to the spreadsheet */
export const writeFigures =
  (session: Session, table: FigureTable) =>
  async (
    { format, separator = usualSeparator(session) }: FiguresFormat,
    sink: Sink,
    { onRows, signal }: ExportTools,
  ): Promise<void> => {
    const { clock, texts } = session;
    const columns: TableColumn<FigureRow>[] = [
      { heading: table.heading, kind: 'text', value: ({ label }) => label },
      ...table.columns.map(
        (column, at): TableColumn<FigureRow> => ({
          heading: headingOf(column, texts),
          kind: column.kind === 'money' ? 'money' : 'number',
          value: ({ values }) => values[at] ?? null,
        }),
      ),
    ];
    const shown: ExportTable<FigureRow> = { title: texts.t('figures.name'), columns, pages: onePage(table.rows) };
    const tools = {
      clock,
      onRows: (written: number) => {
        onRows(written);
        signal.throwIfAborted();
      },
    };
    signal.throwIfAborted();
    return format === 'csv'
      ? writeCsv(sink, shown, tools, separator, hasDecimalComma(session, separator))
      : writeXlsx(sink, shown, tools);
  };
