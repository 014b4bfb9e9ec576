import type { CompletionOffer } from './completionOffer.ts';

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** One `case` of the shell: each place with the words that it gives. */
const casesOf = (cases: CompletionOffer['words']): string[] =>
  cases.map(([place, words]) => `    case ${quoted(place)}; set offer ${words.map(quoted).join(' ')}`);

/** Returns the script for fish, without a newline at its end. */
export function fishCompletion({ words, values, files }: CompletionOffer): string {
  const paths = words.flatMap(([path]) => (path ? quoted(path) : []));
  return [
    'function __epicevent',
    '  set -l at; set -l option; set -l offer',
    '  set -l typed (commandline -opc); set -e typed[1]',
    '  for word in $typed',
    "    if string match -q -- '-*' $word; set option $word; end",
    '    set -l next (string join -- " " $at $word)',
    `    if contains -- $next ${paths.join(' ')}; set at $next; set option; end`,
    '  end',
    `  if contains -- "$option" ${files.join(' ')}; __fish_complete_path (commandline -ct); return; end`,
    '  switch "$at"',
    ...casesOf(words),
    '  end',
    '  switch "$at:$option"',
    ...casesOf(values),
    '  end',
    "  printf '%s\\n' $offer",
    'end',
    "complete -c epicevent -f -a '(__epicevent)'",
  ].join('\n');
}
