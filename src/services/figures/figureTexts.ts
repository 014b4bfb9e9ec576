import { addDays } from '../../domain/days.ts';
import { toCents } from '../../domain/money.ts';
import { addMonths } from '../../domain/periods.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { FigureColumn, FigureTable, FigureValue } from './figureTable.ts';
import { type FigureQuery, isOfWeeks } from './figureViews.ts';

/** @returns a value in full: an amount to the cent */
export function valueText(
  { kind }: Pick<FigureColumn, 'kind'>,
  value: FigureValue,
  { t, money, number }: Translator,
): string {
  if (typeof value === 'string') return money(value);
  return kind === 'hours' ? t('figures.inHours', { hours: number(value) }) : number(value);
}

/** @returns a value for a narrow table: an amount in whole euros, rounded half up */
export function shortValue(column: Pick<FigureColumn, 'kind'>, value: FigureValue, texts: Translator): string {
  return typeof value === 'string' ? texts.wholeMoney(value) : valueText(column, value, texts);
}

/** @returns how large a value is, for bars: money in cents */
export const sizeOf = (value: FigureValue): number => (typeof value === 'string' ? Number(toCents(value)) : value);

/** @returns which table, of which time, and whose: «par mois, déc. 2025 à nov. 2026, tous» */
export function titleOf({ view, range, scope }: FigureQuery, { t, month, shortDay }: Translator): string {
  const { from, count } = range;
  const [first, last] = isOfWeeks(view)
    ? [shortDay(from), shortDay(addDays(from, 7 * count - 1))]
    : [month(from), month(addMonths(from, count - 1))];
  return t('figures.title', { view: t(`figures.view.${view}`), from: first, to: last, whose: t(`figures.${scope}`) });
}

/** @returns the whole table in sentences, a row each, without bars */
export function figureSentences(table: FigureTable, row: number, texts: Translator): string[] {
  const { t } = texts;
  const said = (label: string, values: readonly FigureValue[]) =>
    t('labelled', {
      label,
      value: table.columns
        .flatMap((column, at) => {
          const value = values[at];
          // Of many weeks only those with something are worth hearing.
          if (value === undefined || (column.kind === 'count' && value === 0)) return [];
          return [`${column.title} ${valueText(column, value, texts)}`];
        })
        .join(', '),
    });
  const lines = [...table.rows.map(({ label, values }) => said(label, values)), said(t('figures.total'), table.totals)];
  return lines.map((line, at) => (at === row ? `${t('calendar.selected')} ${line}` : line));
}

/** @returns the heading of a column outside the screen, where weeks of several years stand beside each other */
export const headingOf = ({ key, title, kind }: FigureColumn, { shortDay }: Translator): string =>
  kind === 'count' ? shortDay(key) : title;
