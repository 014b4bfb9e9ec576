import type { Command, CommanderError } from 'commander';
import type { Message, TextKey } from '../domain/errors.ts';

/** Our texts for the library's error codes. The library quotes the wrong word first. */
const SENTENCES: Readonly<Record<string, TextKey>> = {
  'commander.unknownOption': 'cli.unknownOption',
  'commander.unknownCommand': 'cli.unknownCommand',
  'commander.excessArguments': 'cli.unknownCommand',
  'commander.missingArgument': 'cli.missingArgument',
  'commander.optionMissingArgument': 'cli.missingValue',
  'commander.missingMandatoryOptionValue': 'cli.missingOption',
  'commander.invalidArgument': 'cli.badValue',
  'commander.conflictingOption': 'cli.conflictingOptions',
};

/** Returns the text for a command-line error. Its cure refers to the help of `command`. */
export function usageMessage(error: CommanderError, command: string): Message {
  const key = SENTENCES[error.code] ?? 'cli.badUsage';
  const word = /'([^']*)'/.exec(error.message)?.[1] ?? /got \d+: (.*?)\.?$/.exec(error.message)?.[1] ?? '';
  return { key, params: { word, command } };
}

/** Returns the command of these arguments, as the user types it. */
export function askedCommand(program: Command, argv: readonly string[]): string {
  const names = [program.name()];
  let at = program;
  for (const word of argv) {
    const next = at.commands.find((command) => command.name() === word);
    if (!next) continue;
    names.push(word);
    at = next;
  }
  return names.join(' ');
}
