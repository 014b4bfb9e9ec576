/** Formats the values of described records, by the type of the field. */
import { type Field, labelOf, type PersonRef, valueIn } from '../domain/records/record.ts';
import type { Translator } from './translator.ts';

/**
 * Where a value is shown: `printed` in a table of the command line, `cell` in a column of the screen, `told` in a
 * sentence or beside its label.
 */
export type TextPlace = 'printed' | 'cell' | 'told';

const DATES = {
  printed: { day: 'day', instant: 'shortDateTime', stamp: 'shortDateTime' },
  cell: { day: 'shortDay', instant: 'shortDateTime', stamp: 'shortDay' },
  told: { day: 'day', instant: 'dateTime', stamp: 'dateTime' },
} as const satisfies Record<TextPlace, Partial<Record<Field['type'], keyof Translator>>>;

/** Returns the heading of a field's column in a table. */
export const headingOf = (field: Field, { t }: Translator): string =>
  t(field.type === 'id' ? 'cli.column.number' : labelOf(field));

/** Returns the text for an empty value: its label where there is one, a dash in a column, nothing in a printed table. */
function emptyText({ type, nobodyLabel }: Field, place: TextPlace, { t }: Translator): string {
  if (place === 'printed') return '';
  if (nobodyLabel !== undefined) return t(nobodyLabel);
  return type === 'person' && place === 'cell' ? '—' : '';
}

/**
 * @param record has the field
 * @returns the value as text; empty for an empty value without a label
 */
export function fieldText(record: object, name: string, field: Field, place: TextPlace, texts: Translator): string {
  const value = valueIn(record, name, field);
  if (value === null || value === undefined) return emptyText(field, place, texts);
  switch (field.type) {
    case 'money':
      return texts.money(String(value));
    case 'number':
      return texts.number(Number(value));
    case 'choice':
      return texts.t(`${field.textPrefix}.${value}`);
    case 'values':
      return JSON.stringify(value);
    case 'person':
      return (value as PersonRef).name;
    case 'day':
      return texts[DATES[place].day](String(value));
    case 'instant':
      return texts[DATES[place].instant](value as Date);
    case 'stamp':
      return texts[DATES[place].stamp](value as Date);
    case 'active':
      if (value) return place === 'told' ? texts.t('collaborators.active') : '';
      return field.inactiveLabel ? texts.t(field.inactiveLabel) : '';
    default:
      return String(value);
  }
}

/** Returns the value of a field in the format of a form input. */
export function typedText(record: object, name: string, field: Field, texts: Translator): string {
  const value = valueIn(record, name, field);
  if (value === null || value === undefined) return '';
  if (field.type === 'money') return texts.typedAmount(String(value));
  if (field.type === 'day') return texts.typedDay(String(value));
  return field.type === 'instant' ? texts.typedDateTime(value as Date) : String(value);
}
