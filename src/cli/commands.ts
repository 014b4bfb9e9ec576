import { Command, CommanderError, Option } from 'commander';
import { Usage } from '../domain/errors.ts';
import { LANGS, type SshPerson } from '../settings/config.ts';
import { addAccountCommand } from './account.ts';
import { addAuditCommand } from './audit.ts';
import { addAuthorizedKeysCommand } from './authorizedKeys.ts';
import { addBackupCommand } from './backup.ts';
import type { CommandContext, LoadTui } from './CliIo.ts';
import { addCalendarCommand } from './calendar.ts';
import { addCompletionCommand } from './completion.ts';
import { addDoctorCommand } from './doctor.ts';
import { addImportCommand } from './import.ts';
import { addListCommand } from './list.ts';
import { LOG_LEVELS } from './log.ts';
import { addManualCommand } from './manual.ts';
import { addMigrateCommand } from './migrate.ts';
import { addReportCommand } from './report.ts';
import { addRestoreCommand } from './restore.ts';
import { addSeedCommand } from './seed.ts';
import { addSetupCommand } from './setup.ts';
import { addSheetCommand } from './sheet.ts';
import { addSshCommand, openOverSsh } from './ssh.ts';
import { askedCommand, usageMessage } from './usageMessage.ts';
import { version } from './version.ts';

/**
 * Runs the command that the arguments name.
 * @param argv the arguments after the program's name
 * @throws Usage for wrong arguments; every error of the command
 */
export async function runCommand(argv: readonly string[], context: CommandContext, loadTui: LoadTui): Promise<void> {
  const program = createProgram(context, loadTui);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw new Usage(usageMessage(error, askedCommand(program, argv)));
    // The library has printed the help or the version.
  }
}

function createProgram(context: CommandContext, loadTui: LoadTui): Command {
  const { texts, io } = context;
  const open = (person: SshPerson | null) => openOverSsh(context, loadTui, person, runCommand);
  const program = new Command(io.env.EPICEVENT_PROGRAM ?? 'epicevent');
  program
    .description(texts.t('cli.about'))
    .version(version, '--version', texts.t('cli.version'))
    .helpOption('-h, --help', texts.t('cli.help'))
    .helpCommand(false)
    .addOption(new Option('--lang <lang>', texts.t('cli.lang')).choices(LANGS))
    .addOption(new Option('--log-level <level>', texts.t('cli.logLevel')).choices(LOG_LEVELS))
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: () => undefined })
    .configureHelp({
      styleTitle: (title) => texts.t(HEADINGS[title] ?? title),
      styleUsage: (usage) => usage.replace('[command]', `[${texts.t('cli.usage.command')}]`),
      helpWidth: 100,
      optionDescription: ({ description }) => description,
    })
    .exitOverride()
    .action(() => open(null));
  for (const add of [
    addSetupCommand,
    addMigrateCommand,
    addSeedCommand,
    addDoctorCommand,
    addAccountCommand,
    addListCommand,
    addSheetCommand,
    addReportCommand,
    addCalendarCommand,
    addImportCommand,
    addBackupCommand,
    addRestoreCommand,
    addCompletionCommand,
    addAuditCommand,
    addManualCommand,
    addAuthorizedKeysCommand,
  ]) {
    add(program, context);
  }
  addSshCommand(program, context, open);
  return program;
}

/** The library's headings, with our text for each. */
const HEADINGS: Readonly<Record<string, string>> = {
  'Usage:': 'cli.title.usage',
  'Arguments:': 'cli.title.arguments',
  'Options:': 'cli.title.options',
  'Commands:': 'cli.title.commands',
};
