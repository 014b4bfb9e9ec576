/** Builds columns and cards from the description of a record. */
import { type Field, type FieldName, type Fields, labelOf, valueIn } from '../../domain/records/record.ts';
import { fieldText } from '../../i18n/fieldText.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { CardEntry } from '../kit/Card.tsx';
import type { PaneColumn } from './paneSpec.ts';

/** How a column is drawn, and what differs from its field. */
type Drawn<R> = Partial<Omit<PaneColumn<R>, 'key' | 'isSortable'>>;

/**
 * @returns a function that makes the column of a field. The field gives the heading, the cell text, and whether the
 *   list can be sorted by it.
 */
export function columnsOf<R extends object, D extends { readonly fields: Fields }>({ fields }: D) {
  return (name: FieldName<D>, drawn: Drawn<R>): PaneColumn<R> => {
    const field = fields[name] as Field;
    return {
      key: name,
      title: labelOf(field),
      isSortable: field.isSorted === true,
      cell: (row, texts) => fieldText(row, name, field, 'cell', texts),
      ...drawn,
    };
  };
}

/**
 * @param names the field names, in the order of the card
 * @returns their entries: dates with their weekday, amounts copied in the format in which they are typed
 */
export function entriesOf<D extends { readonly fields: Fields }>(
  { fields }: D,
  record: object,
  names: readonly FieldName<D>[],
  texts: Translator,
): CardEntry[] {
  return names.map((name) => {
    const field = fields[name] as Field;
    const label = texts.t(labelOf(field));
    const value = valueIn(record, name, field);
    if ((field.type === 'day' || field.type === 'instant') && value)
      return { label, ...texts.dated(value as string | Date) };
    if (field.type === 'money' && value) {
      return {
        label,
        value: texts.money(String(value)),
        values: [{ label, value: texts.typedAmount(String(value)) }],
      };
    }
    const place = field.type === 'person' ? 'cell' : 'told';
    return { label, value: fieldText(record, name, field, place, texts) };
  });
}
