import { Argument, type Command } from 'commander';
import type { CommandContext } from './CliIo.ts';

const SHELLS = ['bash', 'zsh'] as const;

/** `epicevent completion bash|zsh`: prints what completes commands, options and their fixed values in a shell. */
export function addCompletionCommand(program: Command, { texts, print }: CommandContext): void {
  program
    .command('completion')
    .description(texts.t('cli.completion.about'))
    .addArgument(new Argument('<shell>', texts.t('cli.completion.shell')).choices(SHELLS))
    .action((shell: (typeof SHELLS)[number]) => print(completionOf(program, shell)));
}

/** The program and its commands, each with its words after the program’s name. */
function commandsOf(command: Command, path: readonly string[] = []): { path: string; command: Command }[] {
  const within = command.commands.flatMap((one) => commandsOf(one, [...path, one.name()]));
  return [{ path: path.join(' '), command }, ...within];
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** One `case` of the shell: each pattern with the words that it gives. */
const casesOf = (cases: readonly (readonly [pattern: string, words: readonly string[]])[]): string[] =>
  cases.map(([pattern, words]) => `    ${pattern}) offer=${quoted(words.join(' '))} ;;`);

/** Returns the script for a shell, made from the commands as they are. zsh reads that of bash. */
function completionOf(program: Command, shell: (typeof SHELLS)[number]): string {
  const all = commandsOf(program);
  const words = all.map(({ path, command }) => {
    const options = command.options.flatMap(({ long }) => long ?? []);
    const fixed = command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []);
    return [quoted(path), [...command.commands.map((one) => one.name()), ...fixed, ...options, '--help']] as const;
  });
  const values = all.flatMap(({ path, command }) =>
    command.options.flatMap(({ long, argChoices }) =>
      long && argChoices ? [[quoted(`${path}:${long}`), argChoices] as const] : [],
    ),
  );
  const files = [...new Set(all.flatMap(({ command }) => command.options.filter(({ flags }) => /<file>/.test(flags))))];
  const paths = all.map(({ path }) => quoted(path)).join('|');
  return [
    ...(shell === 'zsh' ? ['autoload -U +X compinit bashcompinit && compinit && bashcompinit'] : []),
    '_epicevent() {',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell.
    '  local word=${COMP_WORDS[COMP_CWORD]} option= at= offer= next i',
    '  for ((i = 1; i < COMP_CWORD; i++)); do',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell.
    '    case ${COMP_WORDS[i]} in -*) option=${COMP_WORDS[i]} ;; esac',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell.
    '    next="${at:+$at }${COMP_WORDS[i]}"',
    `    case $next in ${paths}) at=$next option= ;; esac`,
    '  done',
    '  case $option in',
    ...[...new Set(files.map(({ long }) => long))].map(
      (long) => `    ${long}) COMPREPLY=($(compgen -f -- "$word")); return ;;`,
    ),
    '  esac',
    '  case $at in',
    ...casesOf(words),
    '  esac',
    '  case "$at:$option" in',
    ...casesOf(values),
    '  esac',
    '  COMPREPLY=($(compgen -W "$offer" -- "$word"))',
    '}',
    `complete -o default -F _epicevent epicevent`,
  ].join('\n');
}
