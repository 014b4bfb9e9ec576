/** Builds forms from the description of a record. */
import { type Field, type FormField, labelOf, type RecordDescription } from '../../domain/records/record.ts';
import { typedText } from '../../i18n/fieldText.ts';
import { pastDayMeant } from '../../services/input/dateMeant.ts';
import type { FieldSpec } from '../state/formController.ts';
import type { UiContext } from '../state/uiContext.ts';

type Form = Pick<RecordDescription, 'fields' | 'form'>;
type Values = Readonly<Record<string, string>>;

/**
 * Returns the fields of a record's form.
 * @param also overrides and additions, by field name
 */
export function fieldsOf<D extends Form>(
  { fields, form }: D,
  { session }: UiContext,
  also: { readonly [K in FormField<D>]?: Partial<FieldSpec> } = {},
): FieldSpec[] {
  return (form as readonly FormField<D>[]).map((name) => {
    const field = fields[name] as Field;
    const { type, hint, isOptional = false } = field;
    return {
      name,
      label: labelOf(field),
      kind: type === 'lines' ? 'lines' : 'text',
      isOptional,
      ...(hint !== undefined && { hint }),
      ...(type === 'day' && { echo: pastDayMeant(session, name) }),
      ...also[name],
    };
  });
}

/** Returns a stored record as the values of its form. */
export function valuesOf<D extends Form>({ fields, form }: D, record: object, { texts }: UiContext) {
  const values = form.map((name) => [name, typedText(record, name, fields[name] as Field, texts)]);
  return Object.fromEntries(values) as Record<FormField<D>, string>;
}

/** Returns the form's value for each of its fields; an empty text where it has none. */
export const inputOf = <D extends Form>({ form }: D, values: Values = {}) =>
  Object.fromEntries(form.map((name) => [name, values[name] ?? ''])) as Record<FormField<D>, string>;
