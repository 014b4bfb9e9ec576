import { memo, useEffect, useMemo, useRef } from 'react';
import type { Translator } from '../../i18n/translator.ts';
import type { Actor } from '../../policies/actor.ts';
import { Pane } from '../kit/Pane.tsx';
import { Table, type TableRow } from '../kit/Table.tsx';
import { spinning, useSpinner } from '../kit/useSpinner.ts';
import { scrollOffset } from '../kit/viewport.ts';
import type { PaneSpec } from '../panes/paneSpec.ts';
import type { PaneState } from '../state/pane.ts';
import type { PaneController } from '../state/paneController.ts';
import { useStore } from '../state/store.ts';
import type { PaneKind, RecordOf } from '../state/workspace.ts';
import type { PanePlace } from './deskLayout.ts';

export interface PaneViewProps {
  readonly spec: PaneSpec<PaneKind>;
  readonly pane: PaneController<RecordOf[PaneKind]>;
  readonly texts: Translator;
  readonly actor: Actor;
  readonly place: PanePlace;
  readonly width: number;
  readonly isFocused: boolean;
  readonly isZoomed: boolean;
}

type Row = RecordOf[PaneKind];

function titleOf({ spec, texts, actor }: PaneViewProps, state: PaneState<Row>, mark: string | null): string {
  const { t } = texts;
  const { query, phase } = state;
  const sorted = spec.columns.find((column) => column.key === query.sort?.column);
  const parts = [
    state.total === null ? '' : spinning(mark, t('pane.refreshing')),
    spec.describe(query, texts, actor),
    query.text === '' ? '' : t('pane.searching', { text: query.text }),
    query.includeInactive ? t('pane.inactiveToo') : '',
    sorted ? t('pane.sortedBy', { column: t(sorted.title) }) : '',
    phase === 'failed' && state.total !== null ? t('pane.stale') : '',
  ];
  return `${spec.number} ${t(`pane.${spec.kind}`)} — ${parts.filter((part) => part !== '').join(', ')}`;
}

function emptyText({ spec, texts }: PaneViewProps, state: PaneState<Row>, mark: string | null): string {
  if (state.phase === 'failed' && state.problem)
    return texts.t('pane.failed', { problem: texts.problem(state.problem) });
  if (state.total === null) return spinning(mark ?? '', texts.t('pane.loading'));
  if (state.query.text !== '') return texts.t('pane.emptyText', { text: state.query.text });
  return texts.t(spec.empty(state.query));
}

/** Cells are made once a record, and kept as long as the record is the same object. */
function useRows(spec: PaneSpec<PaneKind>, state: PaneState<Row>, texts: Translator) {
  const made = useRef({ spec, texts, rows: new WeakMap<Row, TableRow>() });
  if (made.current.spec !== spec || made.current.texts !== texts) made.current = { spec, texts, rows: new WeakMap() };
  const { rows } = made.current;
  return (place: number): TableRow | null => {
    const record = state.rows.get(place);
    if (!record) return null;
    const known = rows.get(record);
    if (known) return known;
    const cells = Object.fromEntries(spec.columns.map((column) => [column.key, column.cell(record, texts)]));
    const row = { key: record.id, cells, isDim: spec.isDim(record) };
    rows.set(record, row);
    return row;
  };
}

/** One pane: its title with what it shows, and the rows that can be seen. */
export const PaneView = memo(function PaneView(props: PaneViewProps) {
  const { spec, pane, texts, place, width, isFocused, isZoomed } = props;
  const state = useStore(pane.store);
  const rowAt = useRows(spec, state, texts);
  const mark = useSpinner(state.phase === 'loading' || state.phase === 'stale');
  const offset = useRef(0);
  const isOpen = isFocused && place.height > 3;
  const visible = place.height - (isOpen ? 1 : 0);
  const total = state.total ?? 0;
  offset.current = scrollOffset({ offset: offset.current, cursor: state.cursor, height: visible, total });
  const first = offset.current;
  useEffect(() => pane.ensure(first - visible, first + 2 * visible));
  const isLinked = state.query.scope === 'linked';
  const columns = useMemo(() => {
    const shown = spec.columns.filter((column) => isZoomed || (!column.isWide && !(isLinked && column.isOfParent)));
    return shown.map((column) => ({ ...column, title: texts.t(column.title) }));
  }, [spec, isZoomed, isLinked, texts]);
  const { sort } = state.query;
  return (
    <Pane
      title={titleOf(props, state, mark)}
      count={state.total === null ? '' : `${total === 0 ? 0 : state.cursor + 1}/${texts.number(total)}`}
      width={width}
      height={place.height}
      isFocused={isFocused}
      isFirst={place.isFirst}
      isLast={place.isLast}
    >
      <Table
        columns={columns}
        rowAt={rowAt}
        total={total}
        cursor={total === 0 ? -1 : state.cursor}
        offset={first}
        width={width - 2}
        height={place.height}
        isFocused={isFocused}
        hasHeader={isOpen}
        sort={sort && { column: sort.column, isDescending: sort.descending }}
        emptyText={emptyText(props, state, mark)}
        label={texts.t(`pane.${spec.kind}`)}
      />
    </Pane>
  );
});
