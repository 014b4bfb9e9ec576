import { Command, CommanderError, Option } from 'commander';
import { LANGS, type Lang } from '../config.ts';
import { Usage } from '../errors.ts';
import { createTranslator } from '../i18n/translator.ts';
import { addAccountCommand } from './account.ts';
import type { CliIo, CommandContext, LoadTui } from './CliIo.ts';
import { createContext } from './createContext.ts';
import { describeFailure } from './describeFailure.ts';
import { addDoctorCommand } from './doctor.ts';
import { addListCommand } from './list.ts';
import { addMigrateCommand } from './migrate.ts';
import { openScreen } from './openScreen.ts';
import { addSeedCommand } from './seed.ts';
import { addSetupCommand } from './setup.ts';
import { askedCommand, usageProblem } from './usageProblem.ts';

declare const EPICEVENT_VERSION: string | undefined;

/**
 * Runs the command line: a command of its own, or the full screen where none is named.
 * @param argv what was typed after the command's name
 * @param loadTui gives the full screen; called only with a terminal
 * @returns the exit code: 0, 1 where something failed, 2 where it was asked for wrongly or there is no terminal
 */
export async function runCli(argv: readonly string[], io: CliIo, loadTui: LoadTui): Promise<number> {
  let context: CommandContext | null = null;
  try {
    const asked = askedLang(argv);
    context = createContext(io, asked);
    const program = createProgram(context, loadTui);
    try {
      await program.parseAsync([...argv], { from: 'user' });
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      if (error.exitCode !== 0) throw new Usage(usageProblem(error, askedCommand(program, argv)));
      // --help, --version
    }
    return 0;
  } catch (error) {
    const texts = context?.texts ?? createTranslator('fr', 'UTC');
    const { sentence, code } = describeFailure(error, texts, context);
    io.stderr.write(`${sentence}\n`);
    return code;
  }
}

function createProgram(context: CommandContext, loadTui: LoadTui): Command {
  const { texts, io } = context;
  const program = new Command('epicevent');
  program
    .description(texts.t('cli.about'))
    .version(typeof EPICEVENT_VERSION === 'string' ? EPICEVENT_VERSION : '0.0.0', '--version', texts.t('cli.version'))
    .helpOption('-h, --help', texts.t('cli.help'))
    .helpCommand(false)
    .addOption(new Option('--lang <lang>', texts.t('cli.lang')).choices(LANGS))
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: () => undefined })
    .configureHelp({
      styleTitle: (title) => texts.t(HEADINGS[title] ?? title),
      helpWidth: 100,
      optionDescription: ({ description }) => description,
    })
    .exitOverride()
    .action(() => openScreen(context, loadTui));
  for (const add of [
    addSetupCommand,
    addMigrateCommand,
    addSeedCommand,
    addDoctorCommand,
    addAccountCommand,
    addListCommand,
  ]) {
    add(program, context);
  }
  return program;
}

/** The library's own headings, and our text for each. */
const HEADINGS: Readonly<Record<string, string>> = {
  'Usage:': 'cli.title.usage',
  'Arguments:': 'cli.title.arguments',
  'Options:': 'cli.title.options',
  'Commands:': 'cli.title.commands',
};

/** The language is needed for the very words of the options, so it is looked for before they are read. */
function askedLang(argv: readonly string[]): Lang | undefined {
  const at = argv.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const value = argv[at]?.startsWith('--lang=') ? argv[at].slice('--lang='.length) : argv[at + 1];
  return at === -1 ? undefined : LANGS.find((lang) => lang === value);
}
