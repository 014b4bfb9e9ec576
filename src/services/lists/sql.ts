import type { SqlValue } from '../../db/reader.ts';

export type { SqlValue };

/** A piece of a statement; its values travel apart, in the order of the `?`. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

const isSql = (part: Sql | SqlValue): part is Sql => typeof part === 'object' && part !== null && 'text' in part;

/** Puts pieces together: a piece stays what it is, every other value becomes a `?`. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Sql | SqlValue)[]): Sql {
  let text = strings[0] ?? '';
  const values: SqlValue[] = [];
  parts.forEach((part, place) => {
    if (isSql(part)) {
      text += part.text;
      values.push(...part.values);
    } else {
      text += '?';
      values.push(part);
    }
    text += strings[place + 1] ?? '';
  });
  return { text, values };
}

/** Words of our own, never of a person's. */
export const raw = (text: string): Sql => ({ text, values: [] });

export function joined(parts: readonly Sql[], by: string): Sql {
  return { text: parts.map(({ text }) => text).join(by), values: parts.flatMap(({ values }) => values) };
}

/** All of them; true where there is none. */
export const allOf = (parts: readonly Sql[]): Sql =>
  parts.length === 0 ? raw('TRUE') : joined(parts.map(wrapped), ' AND ');

/** Any of them; false where there is none. */
export const anyOf = (parts: readonly Sql[]): Sql =>
  parts.length === 0 ? raw('FALSE') : sql`(${joined(parts.map(wrapped), ' OR ')})`;

const wrapped = (part: Sql): Sql => (/ OR /.test(part.text) ? sql`(${part})` : part);
