import { createTranslator } from '../i18n/translator.ts';
import { LANGS, type Lang } from '../settings/config.ts';
import type { CliIo, CommandContext, LoadTui } from './CliIo.ts';
import { createContext } from './createContext.ts';
import { openScreen } from './openScreen.ts';

/**
 * Runs the command line: a command of its own, or the full screen where none is named. What only commands need is not
 * loaded for the screen.
 * @param argv what was typed after the command's name
 * @param loadTui gives the full screen; called only with a terminal
 * @returns the exit code: 0, 1 where something failed, 2 where it was asked for wrongly or there is no terminal
 */
export async function runCli(argv: readonly string[], io: CliIo, loadTui: LoadTui): Promise<number> {
  let context: CommandContext | null = null;
  try {
    const asked = askedLang(argv);
    context = createContext(io, asked);
    if (argv.length === 0) {
      await openScreen(context, loadTui);
    } else {
      const { runCommand } = await import('./commands.ts');
      await runCommand(argv, context, loadTui);
    }
    return 0;
  } catch (error) {
    const texts = context?.texts ?? createTranslator('fr', 'UTC', io.env.EPICEVENT_PROGRAM);
    const { describeFailure } = await import('./describeFailure.ts');
    const { sentence, code } = describeFailure(error, texts, context);
    io.stderr.write(`${sentence}\n`);
    return code;
  }
}

/** The language is needed for the very words of the options, so it is looked for before they are read. */
function askedLang(argv: readonly string[]): Lang | undefined {
  const at = argv.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const value = argv[at]?.startsWith('--lang=') ? argv[at].slice('--lang='.length) : argv[at + 1];
  return at === -1 ? undefined : LANGS.find((lang) => lang === value);
}
