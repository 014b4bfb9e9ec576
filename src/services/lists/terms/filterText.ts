import { addDays, partsOfDay } from '../../../domain/days.ts';
import type { TextKey } from '../../../domain/errors.ts';
import { fold } from '../../../domain/likeness.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { type TypedKind, termNames } from './termNames.ts';

/** One part of a filter, to be written as a user would type it. */
export type FilterPart =
  /** Days, `YYYY-MM-DD`, the last one included. */
  | { readonly field: string; readonly first: string; readonly last: string }
  /** The whole name of a colleague, or nobody. */
  | { readonly field: string; readonly person: string | null }
  /** A value of a choice, by its name in the code. */
  | { readonly field: string; readonly choice: string }
  /** An amount, a number or a text after a sign. */
  | { readonly field: string; readonly sign: ':' | '<' | '<=' | '>' | '>='; readonly value: string }
  /** A quick filter by its name. */
  | { readonly filter: string };

/** @returns a short name of a field that a term can have, in the user's language: the first word of its label */
export function shortName(kind: TypedKind, field: string, { t, lang }: Translator): string {
  const { fields, byName } = termNames(kind);
  const facts = fields[field];
  if (!facts) throw new Error(`The list has no field «${field}».`);
  const [first = ''] = facts.label ? t(facts.label).toLocaleLowerCase(lang).split(' ') : [];
  return [first, ...(facts.typedAs ?? [])].find((name) => byName.get(fold(name)) === field) ?? field.toLowerCase();
}

const typedDay = (day: string): string => day.split('-').toReversed().join('/');

function daysText(first: string, last: string): string {
  if (first === last) return typedDay(first);
  const [from, to] = [partsOfDay(first), partsOfDay(last)];
  const endsMonth = partsOfDay(addDays(last, 1)).day === 1;
  const isMonth = from.day === 1 && endsMonth && from.month === to.month && from.year === to.year;
  return isMonth ? first.slice(0, 7).split('-').toReversed().join('/') : `${typedDay(first)}..${typedDay(last)}`;
}

const quoted = (text: string): string => (/[\s"]/u.test(text) ? `"${text.replaceAll('"', ' ')}"` : text);

/**
 * Writes a filter as the user would type it after `/`, in the user's language: `signé:06/2026 support:"Kate Hastroff"`.
 * It is read again in either language.
 */
export function filterText(kind: TypedKind, parts: readonly FilterPart[], texts: Translator): string {
  const { fields } = termNames(kind);
  const written = parts.map((part): string => {
    if ('filter' in part) return texts.t(`${kind}.filter.${part.filter}` as 'contracts.filter.late');
    const name = shortName(kind, part.field, texts);
    if ('first' in part) return `${name}:${daysText(part.first, part.last)}`;
    if ('choice' in part)
      return `${name}:${quoted(texts.t(`${fields[part.field]?.textPrefix}.${part.choice}` as TextKey as 'statut.draft'))}`;
    if ('person' in part) return `${name}:${part.person === null ? '-' : quoted(part.person)}`;
    return `${name}${part.sign}${quoted(part.value)}`;
  });
  return written.join(' ');
}
