import { useIsScreenReaderEnabled } from 'ink';
import { use, useEffect } from 'react';
import { addDays } from '../../../domain/days.ts';
import { borderLine } from '../../kit/borderLine.ts';
import { PaletteContext } from '../../kit/PaletteContext.ts';
import type { Size } from '../../kit/size.ts';
import { fitText } from '../../kit/text.ts';
import { useStore } from '../../state/store.ts';
import { useWaiting } from '../../state/useWaiting.ts';
import { STATE_MARKS } from '../stateMarks.ts';
import { useWindowKeys, WindowLines, windowKeyLine } from '../wholeWindow.tsx';
import { firstWeekday, shownDays } from './calendarGrid.ts';
import { type CalendarContext, calendarKeys } from './calendarKeys.ts';
import type { CalendarState } from './calendarState.ts';
import { readAloud, summaryOf, titleOf } from './calendarTexts.ts';
import { type DrawTools, monthLines } from './monthLines.ts';
import { supportLines } from './supportLines.ts';
import { weekLines } from './weekLines.ts';

const DRAW = { month: monthLines, week: weekLines, supports: supportLines } as const;
/** The signs that the legend explains. */
const SIGNS = {
  overlapping: STATE_MARKS.overlapping.sign,
  unassigned: STATE_MARKS.unassigned.sign,
  incomplete: STATE_MARKS.incomplete.sign,
};
/** Lines of the top border, summary, legend and key hints. */
const LINES_AROUND = 4;
/** Minimum window height in lines for the legend. Below it the days get its line. */
const WITH_LEGEND = 20;

/** Returns the whole window as lines of exactly its width. */
function windowLines(
  state: CalendarState,
  context: CalendarContext,
  size: Size,
  tools: DrawTools,
  busy: string,
): string[] {
  const { texts } = context.uiContext;
  const { from, days } = shownDays(state.view, state.cursor, firstWeekday(texts));
  const names = Array.from({ length: days }, (_, at) => addDays(from, at));
  const hasLegend = size.rows >= WITH_LEGEND;
  const height = size.rows - LINES_AROUND + (hasLegend ? 0 : 1);
  const body = DRAW[state.view](state, names, { ...tools, height });
  return [
    tools.palette.focus(borderLine('top', size.columns, titleOf(state, texts), busy, true)),
    ...body.map((line) => `│${line}│`),
    fitText(` ${summaryOf(state, texts)}`, size.columns),
    ...(hasLegend ? [fitText(` ${texts.t(`calendar.legend.${state.view}`, SIGNS)}`, size.columns)] : []),
    windowKeyLine(calendarKeys, context, size.columns, tools.palette),
  ];
}

/** Shows the events in a calendar over the whole window. */
export function CalendarLayer(props: { readonly id: string; readonly context: CalendarContext; readonly size: Size }) {
  const { id, context, size } = props;
  const { uiContext, calendar } = context;
  const { texts, session } = uiContext;
  const state = useStore(calendar.store);
  const isRead = useIsScreenReaderEnabled();
  const palette = use(PaletteContext);
  const waiting = useWaiting(state.phase === 'loading', texts, 'pane.refreshing');
  useEffect(() => calendar.stop, [calendar]);
  useWindowKeys(id, calendarKeys, context);
  const busy = state.phase === 'failed' ? texts.t('pane.stale') : (waiting ?? '');
  const tools = { width: size.columns - 2, height: 0, texts, palette, today: session.clock.today() };
  const lines = isRead
    ? [
        ...(waiting === null ? [] : [waiting]),
        ...readAloud(state, texts),
        windowKeyLine(calendarKeys, context, 1000, palette).trim(),
      ]
    : windowLines(state, context, size, tools, busy);
  return <WindowLines lines={lines} />;
}
