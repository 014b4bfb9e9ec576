import type { Binding } from '../../keys/binding.ts';
import type { PaneContext } from '../paneSpec.ts';
import { openWindowHelp } from '../wholeWindow.tsx';
import { CalendarLayer } from './CalendarLayer.tsx';
import { createCalendar } from './calendarController.ts';
import { type CalendarContext, calendarKeys } from './calendarKeys.ts';
import type { CalendarState } from './calendarState.ts';
import { signsHelp } from './signsHelp.ts';

/**
 * Opens the calendar over the main screen: in the state `left`, else at the day of the selected event, else at today.
 */
function openCalendar(mainScreen: PaneContext, left?: CalendarState): void {
  const { uiContext, workspace, row } = mainScreen;
  if (uiContext.layers.get().some(({ name }) => name === 'calendar')) return;
  const id = `calendar#${crypto.randomUUID()}`;
  const calendar = createCalendar(uiContext, row && 'location' in row ? row : null, left);
  const context: CalendarContext = {
    uiContext,
    workspace,
    calendar,
    close: () => uiContext.close(id),
    reopen: () => openCalendar(mainScreen, calendar.store.get()),
    openHelp: () =>
      openWindowHelp(context, uiContext.texts.t('calendar.name'), calendarKeys, [signsHelp(uiContext.texts)]),
  };
  uiContext.open({ id, name: 'calendar', draw: (size) => <CalendarLayer id={id} context={context} size={size} /> });
}

/** `K`, in every pane. */
export const calendarKey: Binding<PaneContext> = {
  id: 'app.calendar',
  keys: ['K'],
  label: 'calendar.key.open',
  title: 'calendar.title',
  onFooter: 87,
  run: (context) => openCalendar(context),
};
