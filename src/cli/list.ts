import { type Command, Option } from 'commander';
import type { CommandContext } from './CliIo.ts';
import { createAnswers } from './createAnswers.ts';
import { holdDatabase } from './holdDatabase.ts';

const FILTERS = {
  clients: ['mine'],
  contracts: ['mine', 'unsigned', 'unpaid'],
  events: ['mine', 'unassigned', 'upcoming'],
  collaborators: [],
} as const;

export type ListKind = keyof typeof FILTERS;
export type ListFilter = (typeof FILTERS)[ListKind][number];

export interface ListOptions {
  readonly filter: readonly ListFilter[];
  readonly text?: string;
  readonly inactive?: boolean;
  readonly json?: boolean;
  readonly username?: string;
}

/**
 * `epicevent list clients|contracts|events|collaborators`: signs in, and prints the rows that the same person sees on
 * the full screen, as a table or as JSON.
 */
export function addListCommand(program: Command, context: CommandContext): void {
  const { texts } = context;
  const list = program.command('list').description(texts.t('cli.list.about')).helpCommand(false);
  for (const kind of Object.keys(FILTERS) as ListKind[]) {
    const command = list.command(kind).description(texts.t(`cli.list.${kind}`));
    if (FILTERS[kind].length > 0) {
      const filter = new Option('--filter <name...>', texts.t('cli.list.filter')).choices(FILTERS[kind]);
      command.addOption(filter);
    }
    command
      .option('--text <words>', texts.t('cli.list.text'))
      .option('--inactive', texts.t('cli.list.inactive'))
      .option('--json', texts.t('cli.list.json'))
      .option('--username <name>', texts.t('cli.list.username'))
      .action((options: Partial<ListOptions>) => printRows(kind, { filter: [], ...options }, context));
  }
}

async function printRows(kind: ListKind, options: ListOptions, context: CommandContext): Promise<void> {
  const { io, texts, print } = context;
  const answers = createAnswers(io);
  const username =
    options.username ?? (io.env.EPICEVENT_USERNAME || (await answers.text(texts.t('cli.list.askUsername'))));
  const password = await answers.hidden(texts.t('cli.list.askPassword', { username }));
  const database = await holdDatabase(context);
  try {
    const { printList } = await import('./printList.tsx');
    await printList(kind, options, { username, password }, context, print);
  } finally {
    database.release();
  }
}
