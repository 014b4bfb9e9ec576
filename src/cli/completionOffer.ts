import type { Command } from 'commander';

/** The words of a place on the line, by that place: the commands so far, or these with an option. */
type Cases = readonly (readonly [place: string, words: readonly string[]])[];

/** What a shell can complete. */
export interface CompletionOffer {
  /** By the commands so far (`list contracts`): commands within, fixed arguments, options. */
  readonly words: Cases;
  /** By the commands so far and an option (`list contracts:--filter`): its values. */
  readonly values: Cases;
  /** The options that take a file. */
  readonly files: readonly string[];
}

/** A command and all within it, each with its words after the program’s name. */
export function commandsOf(command: Command, path: readonly string[] = []): { path: string; command: Command }[] {
  const within = command.commands.flatMap((one) => commandsOf(one, [...path, one.name()]));
  return [{ path: path.join(' '), command }, ...within];
}

/** Returns what a shell can complete of the program’s commands. */
export function offerOf(program: Command): CompletionOffer {
  const all = commandsOf(program);
  const words = all.map(({ path, command }) => {
    const options = command.options.flatMap(({ long }) => long ?? []);
    const fixed = command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []);
    return [path, [...command.commands.map((one) => one.name()), ...fixed, ...options, '--help']] as const;
  });
  const values = all.flatMap(({ path, command }) =>
    command.options.flatMap(({ long, argChoices }) =>
      long && argChoices ? [[`${path}:${long}`, argChoices] as const] : [],
    ),
  );
  const files = all.flatMap(({ command }) =>
    command.options.flatMap(({ flags, long }) => (long && /<file>/.test(flags) ? long : [])),
  );
  return { words, values, files: [...new Set(files)] };
}
