import type { Command } from 'commander';
import { Usage } from '../domain/errors.ts';
import { clean } from '../domain/safeText.ts';
import { askCredentials } from './askCredentials.ts';
import type { CommandContext } from './CliIo.ts';
import { createAnswers } from './createAnswers.ts';
import { holdDatabase } from './holdDatabase.ts';

interface ImportOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly commercial?: string;
  readonly person?: readonly string[];
  readonly leftOut?: string;
  readonly list?: boolean;
  readonly undo?: string;
  readonly username?: string;
}

/** What is asked for, in words that are checked before anybody signs in. */
export interface AskedImport {
  readonly files: readonly string[];
  readonly isDryRun: boolean;
  readonly isJson: boolean;
  readonly commercial: string | null;
  readonly people: readonly (readonly [name: string, username: string | null])[];
  readonly leftOut: string | undefined;
}

/** `epicevent import FILE…`: signs in and takes files over, as the screen does (decision 14). */
export function addImportCommand(program: Command, context: CommandContext): void {
  const { texts } = context;
  program
    .command('import')
    .description(texts.t('cli.import.about'))
    .argument('[files...]', texts.t('cli.import.files'))
    .option('--dry-run', texts.t('cli.import.dryRun'))
    .option('--json', texts.t('cli.import.json'))
    .option('--commercial <username>', texts.t('cli.import.commercial'))
    .option('--person <name=username>', texts.t('cli.import.person'), (text: string, before: string[] = []) => [
      ...before,
      text,
    ])
    .option('--left-out <file>', texts.t('cli.import.leftOut'))
    .option('--list', texts.t('cli.import.list'))
    .option('--undo <number>', texts.t('cli.import.undo'))
    .option('--username <name>', texts.t('cli.list.username'))
    .action((files: string[], options: ImportOptions) => importOrPast(files, options, program.name(), context));
}

function personOf(text: string): readonly [string, string | null] {
  const at = text.lastIndexOf('=');
  if (at < 1 || text.slice(0, at).trim() === '')
    throw new Usage({ key: 'cli.import.badPerson', params: { text: clean(text) } });
  return [text.slice(0, at), text.slice(at + 1).trim() || null];
}

/** @throws Usage for options that do not go together */
function askedOf(files: readonly string[], options: ImportOptions, command: string): AskedImport {
  if (files.length === 0) throw new Usage({ key: 'cli.import.noFile', params: { command } });
  if (files.length > 1 && options.leftOut !== undefined) throw new Usage({ key: 'cli.import.oneFile' });
  return {
    files,
    isDryRun: options.dryRun === true,
    isJson: options.json === true,
    commercial: options.commercial ?? null,
    people: (options.person ?? []).map(personOf),
    leftOut: options.leftOut,
  };
}

async function importOrPast(
  files: readonly string[],
  options: ImportOptions,
  name: string,
  context: CommandContext,
): Promise<void> {
  const { dryRun, commercial, person, leftOut, list, undo } = options;
  const isPast = list === true || undo !== undefined;
  const isRun = files.length > 0 || [dryRun, commercial, person, leftOut].some((value) => value !== undefined);
  if (isPast && (isRun || (list && undo !== undefined))) throw new Usage({ key: 'cli.import.alone' });
  if (undo !== undefined && !/^[1-9]\d{0,8}$/.test(undo))
    throw new Usage({ key: 'cli.import.badNumber', params: { number: clean(undo) } });
  const asked = isPast ? null : askedOf(files, options, `${name} import`);
  const answers = createAnswers(context.io);
  const credentials = await askCredentials(context, options.username, answers);
  const database = await holdDatabase(context);
  try {
    if (asked) {
      const { importFiles } = await import('./importFiles.ts');
      await importFiles(asked, credentials, context, answers);
    } else {
      const { printPastImports } = await import('./printPastImports.ts');
      await printPastImports(
        { undo: undo === undefined ? null : Number(undo), isJson: options.json === true },
        credentials,
        context,
      );
    }
  } finally {
    database.release();
  }
}
