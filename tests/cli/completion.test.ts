import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { runCommand } from '../support/runCommand.ts';

/** Returns what bash offers for a line that ends where the person presses Tab. */
async function offered(line: string): Promise<string[]> {
  const { out } = await runCommand(['completion', 'bash'], {
    env: { EPICEVENT_LANG: 'en', EPICEVENT_HOME: '/nowhere' },
  });
  const words = line.split(' ');
  const ask = `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _epicevent; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['--norc', '-c', `${out}\n${ask}`], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean);
}

test.each([
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
])('bash completes %s', async (line, words) => expect((await offered(line)).sort()).toEqual([...words].sort()));
