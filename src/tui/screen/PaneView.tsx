import { memo, useEffect, useMemo, useRef } from 'react';
import type { CompanyClock } from '../../domain/companyClock.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Actor } from '../../policies/actor.ts';
import type { ColumnChoice } from '../../settings/personSettings.ts';
import { Pane } from '../kit/Pane.tsx';
import { Table, type TableRow } from '../kit/Table.tsx';
import { spinning, useSpinner } from '../kit/useSpinner.ts';
import { scrollOffset } from '../kit/viewport.ts';
import { shownColumns } from '../panes/arrangedColumns.ts';
import { emptyText } from '../panes/emptyText.ts';
import { filterChips } from '../panes/filterChips.ts';
import { type PaneSpec, tableRowOf } from '../panes/paneSpec.ts';
import { hiddenIn } from '../state/markedRows.ts';
import type { PaneState } from '../state/pane.ts';
import { loadedEnd, loadedFirst } from '../state/paneBlock.ts';
import type { PaneController } from '../state/paneController.ts';
import { NONE } from '../state/recentChanges.ts';
import { chosenIn } from '../state/selection.ts';
import { useStore } from '../state/store.ts';
import { useWaiting } from '../state/useWaiting.ts';
import type { PaneKind, PaneRecord, Workspace } from '../state/workspace.ts';
import type { PanePlace } from './mainScreenLayout.ts';
import type { PaneLook } from './mainScreenMouse.ts';

export interface PaneViewProps {
  readonly spec: PaneSpec<PaneKind>;
  readonly pane: PaneController<PaneRecord[PaneKind]>;
  readonly texts: Translator;
  /** The session's clock. */
  readonly now: () => Date;
  /** The company's days, for the terms of a typed filter. */
  readonly clock: CompanyClock;
  readonly actor: Actor;
  readonly place: PanePlace;
  readonly width: number;
  readonly isFocused: boolean;
  readonly isZoomed: boolean;
  /** True if the window is wide enough for more columns. */
  readonly isRoomy: boolean;
  /** Called after each render with the position of the rows, for the mouse. */
  readonly onDrawn?: (kind: PaneKind, look: PaneLook) => void;
  /** The columns that the user chose, if any. */
  readonly choice?: ColumnChoice | undefined;
  readonly workspace: Workspace;
}

type Row = PaneRecord[PaneKind];

/** Returns the number of marked rows, and how many of them the list does not show. */
function markedText(count: number, hidden: number, { t }: Translator): string {
  if (count === 0) return '';
  const marked = t('pane.marked', { count });
  if (hidden === 0) return marked;
  return hidden === count ? t('pane.markedHidden', { marked }) : t('pane.markedPartly', { marked, count: hidden });
}

function titleOf(
  { spec, texts, actor, clock }: PaneViewProps,
  state: PaneState<Row>,
  marked: string,
  refreshing: string | null,
  isOnLine: boolean,
): string {
  const { t } = texts;
  const { query, phase } = state;
  const sorted = spec.columns.find((column) => column.key === query.sort?.column);
  const { chips, words } = filterChips(spec.kind, query.text, clock, texts);
  const parts = [
    marked,
    state.total === null ? '' : (refreshing ?? ''),
    spec.describe(query, texts, actor),
    chips.join(' '),
    words === '' ? '' : t('pane.searching', { text: words }),
    query.includeInactive ? t(`pane.inactiveToo.${spec.kind}`) : '',
    sorted ? `${t('pane.sortedBy', { column: t(sorted.title) })} ${query.sort?.descending ? '▾' : '▴'}` : '',
    (phase === 'failed' || !isOnLine) && state.total !== null ? t('pane.stale') : '',
  ];
  return `${spec.number} ${t(`pane.${spec.kind}`)} — ${parts.filter((part) => part !== '').join(', ')}`;
}

/** Returns «3/32», «3/100+» for a minimum, or «–/100+» while the cursor's position is unknown. */
function countOf({ total, isExact, isPlaced, cursor }: PaneState<Row>, texts: Translator): string {
  if (total === null) return '';
  const place = total === 0 ? '0' : isPlaced ? texts.number(cursor + 1) : '–';
  return `${place}/${texts.number(total)}${isExact ? '' : '+'}`;
}

/** Returns the screen reader text before the rows: the list's name, and its order in words. */
function labelOf({ spec, texts: { t } }: PaneViewProps, { query }: PaneState<Row>): string {
  const sort = query.sort ?? spec.usualSort;
  const sorted = spec.columns.find((column) => column.key === sort.column);
  if (!sorted) return t(`pane.${spec.kind}`);
  const order = t(sort.descending ? 'pane.sortedDown' : 'pane.sortedUp', { column: t(sorted.title) });
  return `${t(`pane.${spec.kind}`)}, ${order}`;
}

function insteadOfRows(
  { spec, texts, actor }: PaneViewProps,
  state: PaneState<Row>,
  mark: string | null,
  loading: string | null,
): string {
  if (state.phase === 'failed' && state.problem)
    return texts.t('pane.failed', { problem: texts.message(state.problem) });
  if (state.total === null) return loading ?? texts.t('pane.loading');
  if (!state.isExact) return spinning(mark ?? '', texts.t('pane.searchingOn'));
  return emptyText(spec, state, actor, texts);
}

/** Caches the cells of each record, as long as the record is the same object. */
function useRows(spec: PaneSpec<PaneKind>, state: PaneState<Row>, texts: Translator, now: () => Date) {
  const made = useRef({ spec, texts, rows: new WeakMap<Row, TableRow>() });
  if (made.current.spec !== spec || made.current.texts !== texts) made.current = { spec, texts, rows: new WeakMap() };
  const { rows } = made.current;
  return (place: number): TableRow | null => {
    const record = state.rows.get(place);
    if (!record) return null;
    const known = rows.get(record);
    if (known) return known;
    const row = { ...tableRowOf(record, spec.columns, texts, now()), isDim: spec.isDim(record) };
    rows.set(record, row);
    return row;
  };
}

/** One pane: a title that says what it shows, and its visible rows. */
export const PaneView = memo(function PaneView(props: PaneViewProps) {
  const { spec, pane, texts, now, place, width, isFocused, isZoomed, isRoomy, choice, workspace } = props;
  const state = useStore(pane.store);
  const chosen = useStore(workspace.selection, (selected) => chosenIn(selected, spec.kind));
  const hidden = useStore(workspace.hidden, (state) => hiddenIn(state, spec.kind).size);
  const recent = useStore(workspace.recentChanges.store, ({ recent }) => recent[spec.recordKind] ?? NONE);
  const isOnLine = useStore(workspace.isOnLine);
  const rowAt = useRows(spec, state, texts, now);
  const isOnTheWay = state.wanted !== null || (state.total === 0 && !state.isExact);
  const isWaiting = state.phase === 'loading' || state.phase === 'stale' || isOnTheWay;
  const mark = useSpinner(isWaiting);
  const refreshing = useWaiting(isWaiting, texts, 'pane.refreshing');
  const loading = useWaiting(state.phase === 'loading', texts, 'pane.loading', true);
  const offset = useRef(0);
  const isOpen = isFocused && place.height > 3;
  const visible = place.height - (isOpen ? 1 : 0);
  const [begin, end] = [loadedFirst(state), loadedEnd(state)];
  const view = { offset: offset.current - begin, cursor: state.cursor - begin, height: visible, total: end - begin };
  offset.current = begin + scrollOffset(view);
  const first = offset.current;
  useEffect(() => pane.ensure(visible), [pane, visible]);
  const { onDrawn } = props;
  useEffect(() => {
    const rows = Math.max(0, Math.min(visible, end - first));
    onDrawn?.(spec.kind, { heading: isOpen ? 1 : 0, rows, cursor: state.cursor - first });
  });
  const isLinked = state.query.scope === 'linked';
  const columns = useMemo(() => {
    const shown = shownColumns(spec.columns, choice, { isZoomed, isLinked, isRoomy });
    return shown.map((column) => ({ ...column, title: texts.t(column.title) }));
  }, [spec, isZoomed, isLinked, isRoomy, choice, texts]);
  const markTexts = useMemo(
    () => ({ marked: texts.t('pane.rowMarked'), changed: texts.t('pane.rowChanged') }),
    [texts],
  );
  const sort = state.query.sort ?? spec.usualSort;
  return (
    <Pane
      title={titleOf(props, state, markedText(chosen.size, hidden, texts), refreshing, isOnLine)}
      count={countOf(state, texts)}
      width={width}
      height={place.height}
      isFocused={isFocused}
      isFirst={place.isFirst}
      isLast={place.isLast}
    >
      <Table
        columns={columns}
        rowAt={rowAt}
        total={end}
        cursor={end === begin ? -1 : state.cursor}
        offset={first}
        width={width - 2}
        height={place.height}
        isFocused={isFocused}
        hasHeader={isOpen}
        sort={{ column: sort.column, isDescending: sort.descending }}
        emptyText={insteadOfRows(props, state, mark, loading)}
        label={labelOf(props, state)}
        marked={chosen}
        changed={recent}
        markTexts={markTexts}
      />
    </Pane>
  );
});
