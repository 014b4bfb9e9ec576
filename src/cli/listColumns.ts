import type { Field } from '../domain/records/record.ts';
import { fieldText, headingOf } from '../i18n/fieldText.ts';
import type { Translator } from '../i18n/translator.ts';
import { LISTED, type ListedKind, type ListedRecords } from '../services/exports/exportColumns.ts';

export type ListRecord = ListedRecords[ListedKind];

/** One column of a printed table: its heading, and the record as a cell. */
export interface ListColumn<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => string;
}

/** The columns of a printed table, in the brief's order, under the headings of the screen. */
export function listColumns(kind: ListedKind, texts: Translator): readonly ListColumn<ListRecord>[] {
  const { fields, printed } = LISTED[kind];
  return printed.map((name) => {
    const field = fields[name] as Field;
    return { heading: headingOf(field, texts), cell: (row) => fieldText(row, name, field, 'printed', texts) };
  });
}
