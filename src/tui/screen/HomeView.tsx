import { Box, Text } from 'ink';
import { use, useMemo } from 'react';
import type { Translator } from '../../i18n/translator.ts';
import type { HomePart } from '../../services/home.ts';
import { CardPane } from '../kit/CardPane.tsx';
import { MARKS } from '../kit/marks.ts';
import { PaletteContext } from '../kit/PaletteContext.ts';
import { Pane } from '../kit/Pane.tsx';
import { bold, inverse } from '../kit/paint.ts';
import type { Size } from '../kit/size.ts';
import { Table } from '../kit/Table.tsx';
import { fitText, textWidth } from '../kit/text.ts';
import { partTable } from '../panes/home/homeColumns.ts';
import { homeLayout, shareOut } from '../panes/home/homeLayout.ts';
import { type HomeState, homeRow } from '../panes/home/homeState.ts';
import { taskCard } from '../panes/tasks/taskTexts.ts';
import { useStore } from '../state/store.ts';
import { useWaiting } from '../state/useWaiting.ts';
import type { MainScreen } from './mainScreen.ts';
import { readHeight } from './mainScreenLayout.ts';
import { useCard } from './useCard.ts';

/** Returns «12», or «100+» where not all rows were fetched. */
const countOf = ({ rows, isWhole }: HomePart, { number }: Translator): string =>
  `${number(rows.length)}${isWhole ? '' : '+'}`;

interface HeadingProps {
  readonly part: HomePart;
  readonly texts: Translator;
  readonly width: number;
  readonly isFocused: boolean;
}

function Heading({ part, texts, width, isFocused }: HeadingProps) {
  const palette = use(PaletteContext);
  const title = texts.t(`home.${part.waiting}`);
  const count = countOf(part, texts);
  const text = `${isFocused ? MARKS.cursor.sign : ' '}${fitText(title, Math.max(0, width - textWidth(count) - 3))} ${count} `;
  const label = texts.t('labelled', { label: title, value: count });
  const drawn = isFocused ? inverse(text) : part.rows.length === 0 ? palette.muted(text) : bold(text);
  return (
    <Box aria-state={{ selected: isFocused }}>
      <Text aria-label={label}>{drawn}</Text>
    </Box>
  );
}

/** Shows one heading and its visible records. */
function PartView(props: {
  readonly part: HomePart;
  readonly texts: Translator;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Index of the cursor in the part, or -1. */
  readonly cursor: number;
  readonly isHeading: boolean;
  readonly width: number;
  readonly rows: number;
  readonly now: () => Date;
}) {
  const { part, texts, today, cursor, isHeading, width, rows, now } = props;
  const { columns, rowAt } = useMemo(() => partTable(part, texts, now(), today), [part, texts, today, now]);
  return (
    <Box flexDirection='column' width={width} flexShrink={0}>
      <Heading part={part} texts={texts} width={width} isFocused={isHeading} />
      {rows > 0 ? (
        <Table
          columns={columns}
          rowAt={rowAt}
          total={part.rows.length}
          cursor={cursor}
          width={width}
          height={rows}
          isFocused
          hasHeader={false}
          emptyText=''
        />
      ) : null}
    </Box>
  );
}

function sentence(state: HomeState, texts: Translator, loading: string | null): string {
  if (state.phase === 'failed' && state.problem)
    return texts.t('pane.failed', { problem: texts.message(state.problem) });
  return state.parts === null ? (loading ?? texts.t('pane.loading')) : texts.t('home.nothing');
}

/**
 * Returns the visible rows of each part, and the cursor's index in it. Where the window has no room for a row of every
 * part, the headings without rows are left out.
 */
function placedParts({ parts, rows, cursor, heading }: HomeState, height: number) {
  const all = parts ?? [];
  const at = heading ?? rows[cursor]?.part ?? -1;
  const before = all.slice(0, Math.max(0, at)).reduce((sum, part) => sum + part.rows.length, 0);
  const isTight = 2 * all.length > height;
  const listed = all
    .map((part, place) => ({ part, place }))
    // Without answers there is no heading, unless the last one was just seen: the cursor stays there.
    .filter(({ part, place }) => part.rows.length > 0 || place === at || !(isTight || part.waiting === 'answers'));
  const shares = shareOut(
    listed.map(({ part, place }) => ({ rows: part.rows.length, hasCursor: place === at })),
    height,
  );
  return listed.map(({ part, place }, line) => ({
    part,
    rows: shares[line] ?? 0,
    cursor: place === at && heading === null ? cursor - before : -1,
    isHeading: place === heading,
  }));
}

/** The first screen after sign-in: the pending work with counts, and the focused record in full where there is room. */
export function HomeView(props: {
  readonly mainScreen: MainScreen;
  readonly size: Size;
  readonly bodyHeight: number;
  /** Width of the card beside the list, in columns; 0 where the card is below it. */
  readonly cardWidth: number;
  readonly isRead: boolean;
}) {
  const { mainScreen, size, bodyHeight, cardWidth, isRead } = props;
  const { uiContext, home, workspace } = mainScreen;
  const { texts, session } = uiContext;
  const state = useStore(home.store);
  const isOnLine = useStore(workspace.isOnLine);
  const row = homeRow(state);
  const loading = useWaiting(state.phase === 'loading', texts, 'pane.loading', true);
  const refreshing = useWaiting(state.phase === 'stale', texts, 'pane.refreshing');
  const today = session.clock.today();
  const task = row?.kind === 'tasks' ? row.record : null;
  const { spec } = mainScreen.contextOf(workspace.focus.get().pane);
  const record = useCard(spec, home.record(), uiContext);
  const sections = task ? taskCard(task, today, texts) : record;
  const isEmpty = state.rows.length === 0;
  const wanted = (state.parts ?? []).reduce((sum, part) => sum + 1 + part.rows.length, isEmpty ? 2 : 0);
  const layout = homeLayout(size, bodyHeight, cardWidth, wanted, session.actor.role === 'support');
  const { isBeside, listWidth } = layout;
  const listHeight = isRead ? readHeight(size) : layout.listHeight;
  const cardHeight = isRead ? readHeight(size) : isEmpty && !isBeside ? 0 : layout.cardHeight;
  const room = isEmpty && !isBeside && !isRead ? bodyHeight - 2 : listHeight;
  const stale = state.parts === null ? '' : (refreshing ?? '');
  const isOld = (state.phase === 'failed' || !isOnLine) && state.parts !== null;
  const title = [stale, texts.t('home.waiting'), isOld ? texts.t('pane.stale') : ''].filter((part) => part !== '');
  const hasCardUnder = !isBeside && cardHeight > 0;
  return (
    <Box flexDirection={isBeside && !isRead ? 'row' : 'column'} width={size.columns}>
      <Pane
        title={`0 ${texts.t('pane.home')} — ${title.join(', ')}`}
        count={
          isEmpty
            ? ''
            : `${texts.number(state.heading === null ? state.cursor + 1 : 0)}/${texts.number(state.rows.length)}`
        }
        width={listWidth}
        height={room}
        isFocused
        isLast={!hasCardUnder}
      >
        {placedParts(state, room).map(({ part, ...place }) => (
          <PartView
            key={part.waiting}
            part={part}
            texts={texts}
            today={today}
            {...place}
            width={listWidth - 2}
            now={session.now}
          />
        ))}
        {isEmpty ? <Text>{fitText(` ${sentence(state, texts, loading)}`, listWidth - 2)}</Text> : null}
      </Pane>
      {cardHeight > 0 ? (
        <CardPane
          title={texts.t(task ? 'tasks.card' : `card.${spec.kind}`)}
          sections={sections}
          width={layout.cardWidth}
          height={cardHeight}
          isFirst={isBeside}
          more={texts.t('card.below')}
        />
      ) : null}
    </Box>
  );
}
