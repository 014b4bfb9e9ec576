import type { Binding } from '../../keys/binding.ts';
import { HelpLayer } from '../../layers/HelpLayer.tsx';
import type { PaneContext } from '../paneSpec.ts';
import { CalendarLayer } from './CalendarLayer.tsx';
import { createCalendar } from './calendarController.ts';
import { type CalendarContext, calendarKeys } from './calendarKeys.ts';

/** Opens the calendar over the desk, at the day of the selected event, else at today. */
function openCalendar({ shell, workspace, row }: PaneContext): void {
  if (shell.layers.get().some(({ name }) => name === 'calendar')) return;
  const id = `calendar#${crypto.randomUUID()}`;
  const context: CalendarContext = {
    shell,
    workspace,
    calendar: createCalendar(shell, row && 'location' in row ? row : null),
    close: () => shell.close(id),
    openHelp: () => {
      const own = `help#${crypto.randomUUID()}`;
      const groups = [{ title: 'help.here', bindings: calendarKeys as unknown as readonly Binding<PaneContext>[] }];
      shell.open({
        id: own,
        name: 'help',
        draw: (size) => (
          <HelpLayer
            id={own}
            place={shell.texts.t('calendar.name')}
            groups={groups}
            context={context as unknown as PaneContext}
            shell={shell}
            size={size}
          />
        ),
      });
    },
  };
  shell.open({ id, name: 'calendar', draw: (size) => <CalendarLayer id={id} context={context} size={size} /> });
}

/** `K`, from everywhere. */
export const calendarKey: Binding<PaneContext> = {
  id: 'app.calendar',
  keys: ['K'],
  label: 'calendar.key.open',
  title: 'calendar.title',
  onFooter: 87,
  run: openCalendar,
};
