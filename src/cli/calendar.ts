import type { Command } from 'commander';
import type { CommandContext } from './CliIo.ts';
import { printRows } from './list.ts';

interface CalendarOptions {
  readonly tasks?: boolean;
  readonly output?: string;
  readonly username?: string;
}

/** `epicevent calendar`: signs in and prints one's own events as a calendar, for a phone or another program. */
export function addCalendarCommand(program: Command, context: CommandContext): void {
  const { texts } = context;
  program
    .command('calendar')
    .description(texts.t('cli.calendar.about'))
    .option('--tasks', texts.t('cli.list.tasks'))
    .option('-o, --output <file>', texts.t('cli.list.output'))
    .option('--username <name>', texts.t('cli.list.username'))
    .action((options: CalendarOptions) => printRows('events', { ...options, filter: ['mine'], ics: true }, context));
}
