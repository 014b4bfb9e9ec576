import { LANGS } from '../settings/config.ts';
import type { CliIo, CommandContext, LoadTui } from './CliIo.ts';
import { createContext, textsFor } from './createContext.ts';
import { LOG_LEVELS } from './log.ts';
import { openScreen } from './openScreen.ts';

/**
 * Runs the command line: a command of its own, or the full screen where none is named. What only commands need is not
 * loaded for the screen.
 * @param argv what was typed after the command's name
 * @param loadTui gives the full screen; called only with a terminal
 * @returns the exit code: 0, 1 where something failed, 2 where it was asked for wrongly or there is no terminal
 */
export async function runCli(argv: readonly string[], io: CliIo, loadTui: LoadTui): Promise<number> {
  const asked = { lang: askedFor(argv, '--lang', LANGS), logLevel: askedFor(argv, '--log-level', LOG_LEVELS) };
  const texts = textsFor(io, asked.lang);
  let context: CommandContext | null = null;
  try {
    context = createContext(io, asked, texts);
    if (argv.length === 0) {
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
 * The value of an option that is needed before the options are read: the language for their very words, the log for
 * what happens meanwhile. A value that there is not is refused where they are read.
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
