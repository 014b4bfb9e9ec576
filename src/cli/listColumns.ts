import type { Field } from '../domain/records/record.ts';
import { fieldText, headingOf } from '../i18n/fieldText.ts';
import type { Translator } from '../i18n/translator.ts';
import { LISTED, type ListedKind, type ListedRecords } from '../services/exports/exportColumns.ts';

export type ListRecord = ListedRecords[ListedKind];

/** A column of a printed table: its heading, and the function that formats a cell. */
export interface ListColumn<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => string;
}

/** Returns the columns of a printed table, in the brief's order, with the headings of the screen. */
export function listColumns(kind: ListedKind, texts: Translator): readonly ListColumn<ListRecord>[] {
  const { fields, printedFields } = LISTED[kind];
  return printedFields.map((name) => {
    const field = fields[name] as Field;
    return { heading: headingOf(field, texts), cell: (row) => fieldText(row, name, field, 'printed', texts) };
  });
}
