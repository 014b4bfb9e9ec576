import type { Command } from 'commander';
import { Usage } from '../domain/errors.ts';
import { clean } from '../domain/safeText.ts';
import { askCredentials } from './askCredentials.ts';
import type { CommandContext } from './CliIo.ts';
import { createAnswers } from './createAnswers.ts';
import { holdDatabase } from './holdDatabase.ts';

interface SheetOptions {
  readonly html?: boolean;
  /** The file to write instead of the standard output. */
  readonly output?: string;
  readonly username?: string;
}

/** `epicevent sheet EVENT`: signs in and prints the run sheet of an event, as text or as a page to print. */
export function addSheetCommand(program: Command, context: CommandContext): void {
  const { texts } = context;
  program
    .command('sheet')
    .description(texts.t('cli.sheet.about'))
    .argument('<event>', texts.t('cli.sheet.event'))
    .option('--html', texts.t('cli.sheet.html'))
    .option('-o, --output <file>', texts.t('cli.list.output'))
    .option('--username <name>', texts.t('cli.list.username'))
    .action((event: string, options: SheetOptions) => printSheet(event, options, context));
}

async function printSheet(event: string, options: SheetOptions, context: CommandContext): Promise<void> {
  const id = /^[1-9]\d{0,8}$/.test(event) ? Number(event) : null;
  if (id === null) throw new Usage({ key: 'cli.sheet.badEvent', params: { event: clean(event) } });
  const answers = createAnswers(context.io);
  const credentials = await askCredentials(context, options.username, answers);
  const database = await holdDatabase(context);
  try {
    const { writeEventSheet } = await import('./writeEventSheet.ts');
    await writeEventSheet(id, options, credentials, context, answers);
  } finally {
    database.release();
  }
}
