import type { SqlValue } from '../../db/reader.ts';

export type { SqlValue };

/** A fragment of SQL. Its values are bound separately, in the order of the `?` placeholders. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

const isSql = (part: Sql | SqlValue): part is Sql => typeof part === 'object' && part !== null && 'text' in part;

/** Joins fragments. A nested fragment is inserted as it is; every other value becomes a `?`. */
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

/** Inserts text without escaping. Use it only for constants of the code, never for user input. */
export const raw = (text: string): Sql => ({ text, values: [] });

export function joined(parts: readonly Sql[], by: string): Sql {
  return { text: parts.map(({ text }) => text).join(by), values: parts.flatMap(({ values }) => values) };
}

/** Joins with AND; true if there are no parts. */
export const allOf = (parts: readonly Sql[]): Sql =>
  parts.length === 0 ? raw('TRUE') : joined(parts.map(wrapped), ' AND ');

/** Joins with OR; false if there are no parts. */
export const anyOf = (parts: readonly Sql[]): Sql =>
  parts.length === 0 ? raw('FALSE') : sql`(${joined(parts.map(wrapped), ' OR ')})`;

const wrapped = (part: Sql): Sql => (/ OR /.test(part.text) ? sql`(${part})` : part);
