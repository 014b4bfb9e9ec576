import type { Command, CommanderError } from 'commander';
import type { Message, TextKey } from '../domain/errors.ts';

/** What the library reports, as one of our sentences; it quotes the wrong word between the first quotes. */
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

/** A mistake on the command line as a sentence with the cure, which is in the help of `command`. */
export function usageMessage(error: CommanderError, command: string): Message {
  const key = SENTENCES[error.code] ?? 'cli.badUsage';
  const word = /'([^']*)'/.exec(error.message)?.[1] ?? /got \d+: (.*?)\.?$/.exec(error.message)?.[1] ?? '';
  return { key, params: { word, command } };
}

/** The command that was asked for, as one types it. */
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
