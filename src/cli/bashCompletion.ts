import type { CompletionOffer } from './completionOffer.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** One `case` of the shell: each place with the words that it gives. */
const casesOf = (cases: CompletionOffer['words']): string[] =>
  cases.map(([place, words]) => `    ${quoted(place)}) offer=${quoted(words.join(' '))} ;;`);

/** Returns the script for bash, without a newline at its end. */
export function bashCompletion({ words, values, files }: CompletionOffer): string {
  const paths = words.map(([path]) => quoted(path)).join('|');
  return [
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
    ...files.map((long) => `    ${long}) COMPREPLY=($(compgen -f -- "$word")); return ;;`),
    '  esac',
    '  case $at in',
    ...casesOf(words),
    '  esac',
    '  case "$at:$option" in',
    ...casesOf(values),
    '  esac',
    '  COMPREPLY=($(compgen -W "$offer" -- "$word"))',
    '}',
    'complete -o default -F _epicevent epicevent',
  ].join('\n');
}
