import type { Translator } from '../../i18n/translator.ts';

/** How what is typed into the filter finds a value of this column, and how the list is sorted by it. */
export type Column =
  | { readonly kind: 'text' | 'phone' | 'number' | 'money' | 'day' | 'instant'; readonly sql: string }
  | {
      /** A few fixed values, found by the words that the screen shows for them. */
      readonly kind: 'word';
      readonly sql: string;
      readonly values: readonly string[];
      /** What sorting goes by, where the value itself says nothing. */
      readonly order: string;
      readonly label: (value: string, texts: Translator) => string;
    };

export type Columns = Readonly<Record<string, Column>>;

/** The name of a colleague who is joined under this alias. */
export const nameSql = (alias: string): string => `CONCAT(\`${alias}\`.first_name, ' ', \`${alias}\`.last_name)`;

/** Fixed values in an order of their own. */
export const orderSql = (sql: string, values: readonly string[]): string =>
  `FIELD(${sql}, ${values.map((value) => `'${value}'`).join(', ')})`;
