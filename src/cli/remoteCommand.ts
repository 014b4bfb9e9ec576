import { Usage } from '../domain/errors.ts';
import { clean } from '../domain/safeText.ts';

/** What may be asked for over SSH: commands that only read, with the options that name no file. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  list: ['--filter', '--text', '--inactive', '--json', '--csv', '--separator', '--xlsx', '--ics', '--tasks'],
  sheet: ['--html'],
  report: ['--by', '--from', '--to', '--mine', '--json', '--csv', '--separator', '--xlsx'],
  calendar: ['--tasks'],
};
const HELP = ['--help', '-h'];

const LONGEST = 4096;
const CONTROL = /\p{Cc}|\p{Zl}|\p{Zp}/u;
/** What a shell would obey. No shell reads this, so such a sign is a mistake, or worse. */
const OF_A_SHELL = /[;|&$`\\(){}]/;

const refused = (): Usage =>
  new Usage({ key: 'cli.ssh.refused', params: { commands: Object.keys(ALLOWED).join(', ') } });

/**
 * Splits a command into words, without a shell: blanks separate, quotes keep blanks together, and nothing is expanded.
 * @throws Usage (`cli.ssh.words`) for a quote without its end, and for signs of a shell outside quotes
 */
export function wordsOf(text: string): readonly string[] {
  const wrong = new Usage({ key: 'cli.ssh.words' });
  if (text.length > LONGEST || CONTROL.test(text)) throw wrong;
  const words: string[] = [];
  let word: string | null = null;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === ' ') {
      if (word !== null) words.push(word);
      word = null;
    } else if (sign === "'" || sign === '"') {
      const end = text.indexOf(sign, at + 1);
      if (end < 0) throw wrong;
      word = (word ?? '') + text.slice(at + 1, end);
      at = end;
    } else {
      if (OF_A_SHELL.test(sign)) throw wrong;
      word = (word ?? '') + sign;
    }
  }
  return word === null ? words : [...words, word];
}

/**
 * Reads what a person asks for over SSH (`SSH_ORIGINAL_COMMAND`). It may begin with the name of the program.
 * @param isKnown whether the SSH server knows the person: then nobody else can be named
 * @returns the arguments of one of the commands that only read
 * @throws Usage (`cli.ssh.refused`, `cli.ssh.option`, `cli.ssh.words`) for everything else
 */
export function readRemoteCommand(text: string, isKnown: boolean): readonly string[] {
  const given = wordsOf(text);
  const words = given[0] === 'epicevent' ? given.slice(1) : given;
  const [command = ''] = words;
  if (!Object.hasOwn(ALLOWED, command)) throw refused();
  const allowed = [...(ALLOWED[command] ?? []), ...HELP, ...(isKnown ? [] : ['--username'])];
  for (const word of words.slice(1)) {
    if (!word.startsWith('-') || word === '-') continue;
    const name = word.split('=')[0] ?? '';
    if (!allowed.includes(name)) throw new Usage({ key: 'cli.ssh.option', params: { option: clean(name), command } });
  }
  return words;
}
