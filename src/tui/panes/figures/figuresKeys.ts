import { addDays } from '../../../domain/days.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { getContract } from '../../../services/contracts.ts';
import { writeFigures } from '../../../services/exports/writeFigures.ts';
import { type BehindRow, listContractsBehind } from '../../../services/figures/contractsBehind.ts';
import {
  type FigureColumn,
  type FigureRow,
  type FigureTable,
  type FigureValue,
  NOBODY,
} from '../../../services/figures/figureTable.ts';
import { sizeOf, titleOf, valueText } from '../../../services/figures/figureTexts.ts';
import {
  type FigureQuery,
  hasOwn,
  isOfWeeks,
  movedRange,
  usualRange,
  VIEWS_OF,
} from '../../../services/figures/figureViews.ts';
import { filterText } from '../../../services/lists/terms/filterText.ts';
import { ALLOWED, type Binding, refused, type Verdict } from '../../keys/binding.ts';
import type { UiContext } from '../../state/uiContext.ts';
import type { Workspace } from '../../state/workspace.ts';
import { exportForm } from '../exports/exportForm.ts';
import { goToRecord } from '../goToRecord.ts';
import type { FiguresController } from './figuresController.ts';

/** The context of the keys of the figures. */
export interface FiguresContext {
  readonly uiContext: UiContext;
  readonly workspace: Workspace;
  readonly figures: FiguresController;
  readonly close: () => void;
  /** Opens the closed figures again, as they were. */
  readonly reopen: () => void;
  readonly openHelp: () => void;
}

type Key = Binding<FiguresContext>;

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

const anything = (context: FiguresContext): Verdict => {
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
async function openBehind(context: FiguresContext): Promise<void> {
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

function moveBy({ figures }: FiguresContext, rows: number, columns: number): void {
  const { table, row, column, query } = figures.store.get();
  if (!table) return;
  const isAtEnd = row + rows < 0 || row + rows > table.rows.length;
  const isByTime = query.view !== 'people' && query.view !== 'load';
  // At the edge of the months or weeks the next one comes in.
  if (isAtEnd && isByTime) shift({ figures }, rows, rows);
  else figures.move(row + rows, column + columns);
}

const move = (id: 'up' | 'down' | 'left' | 'right', keys: readonly string[], rows: number, columns: number): Key => ({
  id: `figures.${id}`,
  keys,
  label: `figures.key.${id}`,
  run: (context) => moveBy(context, rows, columns),
});

/** Moves the time by months or weeks; the cursor stays. */
function shift({ figures }: Pick<FiguresContext, 'figures'>, months: number, weeks: number): void {
  const { query, row, column } = figures.store.get();
  const range = movedRange(query.view, query.range, isOfWeeks(query.view) ? weeks : months);
  if (range.from > '1900' && range.from < '2190') figures.ask({ range }, { row, column });
}

const turn =
  (by: 1 | -1) =>
  ({ figures, uiContext }: FiguresContext): void => {
    const views = VIEWS_OF[uiContext.session.actor.role];
    const at = views.indexOf(figures.store.get().query.view);
    const view = views[(at + by + views.length) % views.length];
    if (view) figures.ask({ view });
  };

const whose = (scope: FigureQuery['scope'], keys: readonly string[], onFooter: number): Key => ({
  id: `figures.${scope}`,
  keys,
  label: `figures.key.${scope}`,
  onFooter,
  needs: ({ figures, uiContext }) =>
    scope === 'all' || hasOwn(uiContext.session.actor.role, figures.store.get().query.view)
      ? ALLOWED
      : refused('figures.mineRefused'),
  run: ({ figures }) => {
    const { row, column } = figures.store.get();
    figures.ask({ scope }, { row, column });
  },
});

/** Exports the table that is shown, with all its columns. */
function openExport({ uiContext, figures }: FiguresContext): void {
  const { texts } = uiContext;
  const { table } = figures.store.get();
  if (!table) return;
  const name = `${texts.t('figures.name')} ${texts.t(`figures.view.${table.view}`)}`;
  uiContext.openForm(
    exportForm(uiContext, {
      kind: 'figures',
      sources: [{ what: 'table', total: table.rows.length, stem: name, write: writeFigures(uiContext.session, table) }],
      format: 'xlsx',
    }),
  );
}

/** The keys of the figures: numbers move as rows do in a list. */
export const figuresKeys: readonly Key[] = [
  {
    id: 'figures.behind',
    keys: ['Enter'],
    label: 'figures.key.behind',
    title: 'figures.titleBehind',
    onFooter: 1,
    needs: anything,
    run: openBehind,
  },
  { id: 'figures.view', keys: ['Tab', 'z'], label: 'figures.key.view', onFooter: 2, run: turn(1) },
  { id: 'figures.viewBefore', keys: ['Shift+Tab'], label: 'figures.key.viewBefore', run: turn(-1) },
  move('up', ['Up', 'k'], -1, 0),
  move('down', ['Down', 'j'], 1, 0),
  move('left', ['Left', 'h'], 0, -1),
  move('right', ['Right', 'l'], 0, 1),
  {
    id: 'figures.earlier',
    keys: ['PgUp', 'Ctrl+U'],
    label: 'figures.key.earlier',
    title: 'figures.titleEarlier',
    onFooter: 3,
    run: (context) => shift(context, -1, -1),
  },
  {
    id: 'figures.later',
    keys: ['PgDn', 'Ctrl+D'],
    label: 'figures.key.later',
    title: 'figures.titleLater',
    onFooter: 4,
    run: (context) => shift(context, 1, 1),
  },
  {
    id: 'figures.yearBefore',
    keys: ['<'],
    label: 'figures.key.yearBefore',
    onFooter: 13,
    run: (context) => shift(context, -12, -52),
  },
  {
    id: 'figures.yearAfter',
    keys: ['>'],
    label: 'figures.key.yearAfter',
    onFooter: 14,
    run: (context) => shift(context, 12, 52),
  },
  {
    id: 'figures.usual',
    keys: ['g', 'Home'],
    label: 'figures.key.usual',
    onFooter: 12,
    run: ({ figures, uiContext }) =>
      figures.ask({ range: usualRange(uiContext.session, figures.store.get().query.view) }),
  },
  whose('mine', ['m'], 10),
  whose('all', ['t'], 11),
  { id: 'figures.export', keys: ['X'], label: 'keys.export', onFooter: 22, run: openExport },
  { id: 'figures.refresh', keys: ['r'], label: 'keys.refresh', run: ({ figures }) => figures.refresh() },
  { id: 'figures.help', keys: ['?'], label: 'keys.help', onFooter: 90, run: ({ openHelp }) => openHelp() },
  { id: 'figures.close', keys: ['Esc', 'F', 'q'], label: 'keys.back', onFooter: 91, run: ({ close }) => close() },
];

/** @returns the title of what is shown: of the table, or, while another is on its way, of that one */
export const figuresTitle = ({ figures, uiContext }: FiguresContext): string => {
  const { table, query } = figures.store.get();
  const { texts } = uiContext;
  return `${texts.t('figures.name')} — ${titleOf(table ?? query, texts)}`;
};
