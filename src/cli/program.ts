import { LANGS } from '../settings/config.ts';
import type { CliIo, CommandContext, LoadTui } from './CliIo.ts';
import { createContext, textsFor } from './createContext.ts';
import { LOG_LEVELS } from './log.ts';
import { openScreen } from './openScreen.ts';

/**
 * Runs the command line: a command, or the full screen if none is named. Modules for commands are not loaded for the
 * screen.
 * @param argv the arguments after the program's name
 * @param loadTui loads the full screen; called only with a terminal
 * @returns the exit code: 0; 1 after a failure; 2 for wrong arguments or without a terminal; 3 if a
 *   file was taken over, but not all of it
 */
export async function runCli(argv: readonly string[], io: CliIo, loadTui: LoadTui): Promise<number> {
  const asked = { lang: askedFor(argv, '--lang', LANGS), logLevel: askedFor(argv, '--log-level', LOG_LEVELS) };
  const texts = textsFor(io, asked.lang);
  let context: CommandContext | null = null;
  try {
    context = createContext(io, asked, texts);
    if (argv.length === 0 && !io.env.SSH_ORIGINAL_COMMAND) {
      await openScreen(context, loadTui);
    } else {
      const { runCommand } = await import('./commands.ts');
      await runCommand(argv, context, loadTui);
    }
    return 0;
  } catch (error) {
    const { describeFailure } = await import('./describeFailure.ts');
    const { sentence, code } = describeFailure(error, texts, context);
    io.stderr.write(`${sentence}\n`);
    return code;
  }
}

/**
 * Returns an option's value before the options are parsed: parsing itself needs the language and the log level. An
 * invalid value is refused later, by the parser.
 */
function askedFor<Value extends string>(
  argv: readonly string[],
  option: string,
  values: readonly Value[],
): Value | undefined {
  const at = argv.findLastIndex((word) => word === option || word.startsWith(`${option}=`));
  const value = argv[at] === option ? argv[at + 1] : argv[at]?.slice(option.length + 1);
  return values.find((known) => known === value);
}
