import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../support/runCommand.ts';

const ENV = { EPICEVENT_LANG: 'en', EPICEVENT_HOME: '/nowhere' };

const scriptFor = async (shell: string): Promise<string> => (await runCommand(['completion', shell], { env: ENV })).out;

/** Runs a shell, which must not complain: what it says of errors would come between the typed words. */
function linesSaidBy(shell: string, args: readonly string[]): string[] {
  const { stdout, stderr } = spawnSync(shell, args, { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter(Boolean).sort();
}

/** Calls the function of bash for a line. */
function asked(line: string): string {
  const words = line.split(' ');
  const typed = words.map((word) => `'${word}'`).join(' ');
  return `COMP_WORDS=(${typed}); COMP_CWORD=${words.length - 1}; _epicevent; printf '%s\\n' "\${COMPREPLY[@]}"`;
}

/** What each shell offers for a line that ends where the person presses Tab. */
const OFFERED: Readonly<Record<string, (line: string) => Promise<string[]>>> = {
  bash: async (line) => {
    const script = `${await scriptFor('bash')}\n${asked(line)}`;
    return linesSaidBy('bash', ['--norc', '-c', script]);
  },
  fish: async (line) => {
    const script = `${await scriptFor('fish')}\ncomplete -C '${line}'`;
    return linesSaidBy('fish', ['--no-config', '-c', script]);
  },
};

const isThere = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

describe.each(Object.keys(OFFERED))('%s', (shell) => {
  it.runIf(isThere(shell)).each([
    ['epicevent do', ['doctor']],
    ['epicevent list con', ['contracts']],
    ['epicevent list contracts --filter un', ['unsigned', 'unpaid']],
    ['epicevent list contracts --filter mine unp', ['unpaid']],
    ['epicevent --lang ', ['fr', 'en']],
    ['epicevent --log-level w', ['warn']],
    ['epicevent doctor --js', ['--json']],
    ['epicevent list clients --separator s', ['semicolon']],
    ['epicevent completion z', ['zsh']],
    ['epicevent restore --pass-phrase-file /etc/hostn', ['/etc/hostname']],
  ])('completes %s', async (line, words) => expect(await OFFERED[shell]?.(line)).toEqual([...words].sort()));
});

it.runIf(isThere('zsh'))('zsh reads its script, and completes by the same function', async () => {
  const input = `${await scriptFor('zsh')}\nprint -r -- $_comps[epicevent]`;
  const out = execFileSync('zsh', ['-f'], { encoding: 'utf8', input, env: { ...process.env, ZDOTDIR: '/nowhere' } });
  expect(out).toMatch(/-F _epicevent$/m);
});
