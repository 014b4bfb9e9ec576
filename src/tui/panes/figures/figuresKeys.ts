import { writeFigures } from '../../../services/exports/writeFigures.ts';
import { titleOf } from '../../../services/figures/figureTexts.ts';
import {
  type FigureQuery,
  hasOwn,
  isOfWeeks,
  movedRange,
  presentKey,
  usualRange,
  VIEWS_OF,
} from '../../../services/figures/figureViews.ts';
import { ALLOWED, type Binding, refused } from '../../keys/binding.ts';
import { exportForm } from '../exports/exportForm.ts';
import type { FiguresContext } from './figuresContext.ts';
import { anything, openBehind } from './openBehind.ts';

type Key = Binding<FiguresContext>;

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
    run: ({ figures, uiContext: { session } }) => {
      const { view } = figures.store.get().query;
      figures.ask({ range: usualRange(session, view) }, undefined, presentKey(view, session.clock.today()));
    },
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
