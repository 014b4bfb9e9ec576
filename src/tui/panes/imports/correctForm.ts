import { PAYMENT_METHODS } from '../../../domain/paymentMethod.ts';
import { STATUTS } from '../../../domain/statut.ts';
import { listCommercials, listSupports } from '../../../services/collaborators.ts';
import { fieldsOf } from '../../../services/imports/gatherDrafts.ts';
import type { ImportItem } from '../../../services/imports/plan.ts';
import { SOURCE_FIELDS, type SourceField } from '../../../services/imports/source.ts';
import type { FieldSpec, FormSpec } from '../../state/formController.ts';
import type { ImportContext } from './importContext.ts';
import { valueText } from './importTexts.ts';

type Values = { readonly [F in SourceField]?: string };
type Option = NonNullable<FieldSpec['options']>[number];

/** @returns the values that an item’s doubts propose */
export const proposalsOf = ({ values }: ImportItem): Values =>
  Object.fromEntries(values.flatMap(({ field, proposed }) => (proposed === null ? [] : [[field, proposed] as const])));

/** The fields of a form, in the order of the record; also the contract’s number, where the file does not say it. */
function formFields({ kind, values }: ImportItem): readonly SourceField[] {
  const own = fieldsOf(kind);
  return [...own, ...values.map(({ field }) => field).filter((field) => !own.includes(field))];
}

/** What a field can be; null for one that is typed. Whoever takes over only own clients names no colleagues. */
async function optionsOf(
  field: SourceField,
  current: string,
  { uiContext }: ImportContext,
): Promise<readonly Option[] | null> {
  const { session, texts } = uiContext;
  const none: Option = { value: '', label: texts.t('history.none') };
  const choice = (value: string): Option => ({ value, label: valueText(field, value, texts) });
  const { [field]: type } = SOURCE_FIELDS;
  if (type === 'statut') return [none, ...STATUTS.map(choice)];
  if (type === 'method') return [none, ...PAYMENT_METHODS.map(choice)];
  if (type !== 'person' || session.actor.role !== 'gestion') return null;
  const people = await (field === 'support' ? listSupports : listCommercials)(session);
  const names = [...new Set([...(current === '' ? [] : [current]), ...people.map(({ name }) => name)])];
  return [none, ...names.map(choice)];
}

const kindOf = (field: SourceField): FieldSpec['kind'] => (SOURCE_FIELDS[field] === 'lines' ? 'lines' : 'text');

/**
 * The form with the values of an item. It decides only about what is changed; what is wrong with it, the new comparison
 * says.
 */
export async function correctForm(context: ImportContext, item: ImportItem): Promise<FormSpec<Values>> {
  const { imports, uiContext } = context;
  const { texts } = uiContext;
  const { t, message } = texts;
  const fields = formFields(item);
  const initial = Object.fromEntries(
    fields.map((field) => [field, item.values.find((value) => value.field === field)?.value ?? '']),
  );
  const proposals = proposalsOf(item);
  const needed = new Set(item.values.filter(({ isBlocking }) => isBlocking).map(({ field }) => field));
  const specs = await Promise.all(
    fields.map(async (field): Promise<FieldSpec> => {
      const options = await optionsOf(field, initial[field] ?? '', context);
      const proposed = proposals[field];
      return {
        name: field,
        label: `imports.field.${field}`,
        kind: options ? 'choice' : kindOf(field),
        // A value that the record needs is not called optional.
        isOptional: !needed.has(field),
        ...(options ? { options } : {}),
        ...(proposed === undefined ? {} : { proposed }),
      };
    }),
  );
  const told = [
    ...item.reasons.map(message),
    ...item.values.flatMap(({ field, doubt }) =>
      doubt ? [t('labelled', { label: t(`imports.field.${field}`), value: message(doubt) })] : [],
    ),
  ];
  const open = item.values.find(({ isBlocking }) => isBlocking) ?? item.values.find(({ doubt }) => doubt !== null);
  const { sheet, line, key } = item;
  return {
    id: 'import.correct',
    title: { key: 'imports.correct.title', params: { name: item.name, sheet, line } },
    ...(told.length > 0 ? { note: { key: 'imports.correct.note', params: { told: told.join('\n') } } } : {}),
    fields: specs,
    values: initial,
    ...(open ? { focus: open.field } : {}),
    check: () => null,
    save: async (values) =>
      Object.fromEntries(Object.entries(values).filter(([field, value]) => value !== initial[field])),
    onSaved: (changed) => {
      if (Object.keys(changed).length === 0) return;
      const before = imports.store.get().decisions.items.get(key)?.values;
      imports.decide(key, { values: { ...before, ...changed } });
    },
  };
}
