import { type Command, Option } from 'commander';
import { Usage } from '../domain/errors.ts';
import { client } from '../domain/records/client.ts';
import { contract } from '../domain/records/contract.ts';
import { event } from '../domain/records/event.ts';
import type { Translator } from '../i18n/translator.ts';
import { askCredentials } from './askCredentials.ts';
import type { CommandContext } from './CliIo.ts';
import { createAnswers } from './createAnswers.ts';
import { holdDatabase } from './holdDatabase.ts';

const namesOf = <T extends object>(filters: T) => Object.keys(filters) as (keyof T & string)[];

/** The filter `mine`, and the quick filters of each record. */
const FILTERS = {
  clients: ['mine', ...namesOf(client.filters)],
  contracts: ['mine', ...namesOf(contract.filters)],
  events: ['mine', ...namesOf(event.filters)],
  collaborators: [],
  history: [],
  journal: [],
} as const;

export type ListKind = keyof typeof FILTERS;
export type ListFilter = (typeof FILTERS)[ListKind][number];

/** What the database writes has no search, and nothing inactive. */
const isWritten = (kind: ListKind): boolean => kind === 'history' || kind === 'journal';

export interface ListOptions {
  readonly filter: readonly ListFilter[];
  readonly text?: string;
  readonly inactive?: boolean;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly separator?: 'semicolon' | 'comma';
  readonly xlsx?: boolean;
  readonly ics?: boolean;
  /** The calendar also has the tasks of its events. */
  readonly tasks?: boolean;
  /** The file to write instead of the standard output. */
  readonly output?: string;
  readonly username?: string;
}

const FORMATS = ['json', 'csv', 'xlsx', 'ics'] as const;

/**
 * `epicevent list clients|contracts|events|collaborators|history|journal`: signs in and prints the rows that this user would see on the
 * full screen, as a table, as JSON, or in a file format for other programs.
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
    if (kind === 'events') {
      command.addOption(formatOption('ics', texts));
      command.addOption(
        new Option('--tasks', texts.t('cli.list.tasks')).implies({ ics: true }).conflicts(['json', 'csv', 'xlsx']),
      );
    }
    if (!isWritten(kind))
      command.option('--text <words>', texts.t('cli.list.text')).option('--inactive', texts.t('cli.list.inactive'));
    command
      .addOption(formatOption('json', texts))
      .addOption(formatOption('csv', texts))
      .addOption(new Option('--separator <name>', texts.t('cli.list.separator')).choices(['semicolon', 'comma']))
      .addOption(formatOption('xlsx', texts))
      .option('-o, --output <file>', texts.t('cli.list.output'))
      .option('--username <name>', texts.t('cli.list.username'))
      .action((options: Partial<ListOptions>) => printRows(kind, { filter: [], ...options }, context));
  }
}

const formatOption = (format: (typeof FORMATS)[number], { t }: Translator): Option =>
  new Option(`--${format}`, t(`cli.list.${format}`)).conflicts(FORMATS.filter((other) => other !== format));

/** Signs in and prints the rows of a list. */
export async function printRows(kind: ListKind, options: ListOptions, context: CommandContext): Promise<void> {
  const { io } = context;
  if (options.output !== undefined && !FORMATS.some((format) => options[format]))
    throw new Usage({ key: 'export.needsFormat' });
  if (options.xlsx && options.output === undefined && io.stdout.isTTY) throw new Usage({ key: 'export.binary' });
  const answers = createAnswers(io);
  const credentials = await askCredentials(context, options.username, answers);
  const database = await holdDatabase(context);
  try {
    const { printList } = await import('./printList.tsx');
    await printList(kind, options, credentials, context, answers);
  } finally {
    database.release();
  }
}
