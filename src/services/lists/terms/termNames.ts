import type { TextKey } from '../../../domain/errors.ts';
import { fold } from '../../../domain/likeness.ts';
import { client } from '../../../domain/records/client.ts';
import { collaborator, colleague } from '../../../domain/records/collaborator.ts';
import { contract } from '../../../domain/records/contract.ts';
import { event } from '../../../domain/records/event.ts';
import type { Field, Fields, RecordDescription } from '../../../domain/records/record.ts';
import { en } from '../../../i18n/en/index.ts';
import { fr } from '../../../i18n/fr/index.ts';

/** The lists that understand terms. */
const RECORDS = {
  clients: client,
  contracts: contract,
  events: event,
  collaborators: collaborator,
  colleagues: colleague,
};
export type TypedKind = keyof typeof RECORDS;

/** The meaning of a phrase: a quick filter, a value of a choice, or inactive records. */
export type Phrase =
  | { readonly kind: 'filter'; readonly name: string }
  | { readonly kind: 'choice'; readonly field: string; readonly value: string }
  | { readonly kind: 'inactive' };

/** What can be typed in one list, in both languages. */
export interface TermNames {
  readonly fields: Fields;
  /** The field that a duration or a month without a name means; undefined if the list has no dates. */
  readonly mainDay: string | undefined;
  /** The fields by their folded names. */
  readonly byName: ReadonlyMap<string, string>;
  /** The names of the quick filters. */
  readonly filters: readonly string[];
  /** By `phraseOf` the text. */
  readonly phrases: ReadonlyMap<string, Phrase>;
}

/** @returns the text in each language */
export const inBoth = (key: TextKey): readonly string[] =>
  [fr, en].flatMap((texts) => (texts as Readonly<Record<string, string>>)[key] ?? []);

/**
 * @returns a text as phrases are compared: without accents, capitals, brackets and the «s» of the plural. Short words
 *   keep it: «clo» is the start of a name, not a «clos» without its «s».
 */
export const phraseOf = (text: string): string =>
  fold(text)
    .replace(/[’ʼ]/g, "'")
    .replace(/[()]/g, '')
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => (word.length > 4 ? word.replace(/s$/, '') : word))
    .join(' ');

/** The values of a choice by `phraseOf` their labels in both languages. */
export function choicesOf({ values = [], textPrefix }: Field): ReadonlyMap<string, string> {
  return new Map(
    values.flatMap((value) =>
      [...inBoth(`${textPrefix}.${value}` as TextKey), value].map((label) => [phraseOf(label), value] as const),
    ),
  );
}

/** True if a term can name the field. */
const isTyped = ({ isSorted, isSearched, typedAs, type }: Field): boolean =>
  type !== 'active' && type !== 'phone' && (isSorted === true || isSearched === true || typedAs !== undefined);

function namesOf(fields: Fields): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const add = (name: string, field: string) => {
    if (!names.has(name)) names.set(name, field);
  };
  const typed = Object.entries(fields).filter(([, field]) => isTyped(field));
  const labels = typed.map(([name, { label }]) => [name, label ? inBoth(label).map(fold) : []] as const);
  for (const [name, { typedAs = [] }] of typed) for (const each of typedAs) add(fold(each), name);
  for (const [name, said] of labels) for (const each of [name.toLowerCase(), ...said]) add(each, name);
  // The first word of a label: «reste» for «Reste à payer».
  for (const [name, said] of labels) for (const each of said) add(each.split(' ')[0] ?? each, name);
  return names;
}

function phrasesOf(kind: string, description: Partial<RecordDescription> & { readonly fields: Fields }) {
  const phrases = new Map<string, Phrase>();
  const { filters = {}, typedFilters = {}, fields } = description;
  for (const [field, facts] of Object.entries(fields)) {
    if (facts.type === 'choice' && isTyped(facts))
      for (const [text, value] of choicesOf(facts)) phrases.set(text, { kind: 'choice', field, value });
    if (facts.type === 'active' && facts.inactiveLabel)
      for (const text of inBoth(facts.inactiveLabel)) phrases.set(phraseOf(text), { kind: 'inactive' });
  }
  for (const name of Object.keys(filters))
    for (const text of [...inBoth(`${kind}.filter.${name}` as TextKey), ...(typedFilters[name] ?? [])])
      phrases.set(phraseOf(text), { kind: 'filter', name });
  return phrases;
}

const made = new Map<TypedKind, TermNames>();

/** @returns what can be typed in a list; made at the first use */
export function termNames(kind: TypedKind): TermNames {
  const known = made.get(kind);
  if (known) return known;
  const description: Partial<RecordDescription> & { readonly fields: Fields } = RECORDS[kind];
  const { fields, mainDay, filters = {} } = description;
  const names = {
    fields,
    mainDay,
    byName: namesOf(fields),
    filters: Object.keys(filters),
    phrases: phrasesOf(kind, description),
  };
  made.set(kind, names);
  return names;
}

/** @returns the list of records that has a field of that folded name, for who names it in another list */
export const listWith = (name: string): 'clients' | 'contracts' | 'events' | undefined =>
  (['clients', 'contracts', 'events'] as const).find((kind) => termNames(kind).byName.has(name));
