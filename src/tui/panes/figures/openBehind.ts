import { addDays } from '../../../domain/days.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { getContract } from '../../../services/contracts.ts';
import { type BehindRow, listContractsBehind } from '../../../services/figures/contractsBehind.ts';
import {
  type FigureColumn,
  type FigureRow,
  type FigureTable,
  type FigureValue,
  NOBODY,
} from '../../../services/figures/figureTable.ts';
import { sizeOf, valueText } from '../../../services/figures/figureTexts.ts';
import { isOfWeeks } from '../../../services/figures/figureViews.ts';
import { filterText } from '../../../services/lists/terms/filterText.ts';
import { ALLOWED, refused, type Verdict } from '../../keys/binding.ts';
import { goToRecord } from '../goToRecord.ts';
import type { FiguresContext } from './figuresContext.ts';

/** The most records listed behind a number. */
const MOST_BEHIND = 500;

/** A number with its row and column; of the totals, the row has no key. */
interface FocusedNumber {
  readonly table: FigureTable;
  readonly line: Omit<FigureRow, 'key'> & { readonly key: string | null };
  readonly column: FigureColumn;
  readonly value: FigureValue;
}

/** The focused number; null where nothing is loaded. */
function focusedNumber({ figures, uiContext }: FiguresContext): FocusedNumber | null {
  const { table, row, column: at } = figures.store.get();
  const column = table?.columns[at];
  if (!table || !column) return null;
  const line = table.rows[row] ?? { key: null, label: uiContext.texts.t('figures.total'), values: table.totals };
  return { table, line, column, value: line.values[at] ?? 0 };
}

/** @returns whether there is anything behind the focused number */
export const anything = (context: FiguresContext): Verdict => {
  const number = focusedNumber(context);
  return number && sizeOf(number.value) !== 0 ? ALLOWED : refused('figures.nothing');
};

/** The events of a number, as a filter that the user could have typed. */
function eventsFilter({ table, line, column }: FocusedNumber, texts: Translator): string {
  const isOneWeek = column.kind === 'count' || (table.view === 'weeks' && line.key !== null);
  const first = (column.kind === 'count' ? column.key : isOneWeek ? line.key : null) ?? table.range.from;
  const last = addDays(first, (isOneWeek ? 7 : 7 * table.range.count) - 1);
  const isNobody = line.key === NOBODY || column.key === 'unassigned';
  const isOfPerson = isNobody || (table.view === 'load' && line.key !== null);
  const person = isNobody ? null : line.label;
  const parts = [{ field: 'start', first, last }, ...(isOfPerson ? [{ field: 'support', person }] : [])];
  return filterText('events', parts, texts);
}

/** Opens the list of events with those of the focused number; going back opens the figures again. */
function openEvents({ uiContext, workspace, close, reopen }: FiguresContext, number: FocusedNumber): void {
  const { places, panes, focus } = workspace;
  const from = { ...places.here(), reopen };
  const text = eventsFilter(number, uiContext.texts);
  close();
  uiContext.blockInput(async (signal) => {
    const scope = number.table.scope;
    const plain = { filter: 'any', parentId: null, scopeBefore: null, includeInactive: false } as const;
    await panes.events.ask({ ...plain, scope, text });
    if (signal.aborted) return;
    places.quietly(() => focus.dispatch({ type: 'focus', pane: 'events' }));
    places.remember(from);
  });
}

/** Shows what the focused number was summed up from: the list of these events, or the contracts with their parts. */
export async function openBehind(context: FiguresContext): Promise<void> {
  const { uiContext, workspace, close, reopen } = context;
  const { session, texts } = uiContext;
  const number = focusedNumber(context);
  if (!number) return;
  const { table, line, column, value } = number;
  if (isOfWeeks(table.view)) return openEvents(context, number);
  const cell = { view: table.view, range: table.range, scope: table.scope, row: line.key, column: column.key };
  uiContext.blockInput(async (signal) => {
    const { rows, isWhole } = await listContractsBehind(session, cell, MOST_BEHIND, signal);
    if (signal.aborted) return undefined;
    const params = {
      row: line.label,
      column: column.title,
      value: valueText(column, value, texts),
      count: rows.length,
    };
    return () =>
      uiContext.choose<BehindRow>({
        title: { key: isWhole ? 'figures.behind' : 'figures.firstOnes', params },
        options: async () =>
          rows.map((row) => ({
            value: row,
            label: `${texts.t('contracts.name', { id: row.id })} ${row.name}`,
            detail: texts.money(row.amount),
          })),
        empty: { key: 'figures.none' },
        onChosen: async ({ id }) => {
          const record = await getContract(session, id);
          close();
          goToRecord({ uiContext, workspace }, { kind: 'contract', record }, reopen);
        },
      });
  });
}
