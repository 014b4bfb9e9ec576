import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { runCommand } from '../support/runCommand.ts';

const run = async (...words: string[]) =>
  (await runCommand(words, { env: { EPICEVENT_LANG: 'en', EPICEVENT_HOME: '/nowhere' } })).out;

it('the page for man names every command with its options', async () => {
  const page = (await run('manual')).replaceAll('\\-', '-');
  const within = (help: string): string[] =>
    [...(help.split('Commands:')[1] ?? '').matchAll(/^ {2}([a-z][a-z-]*)/gm)].map(([, name = '']) => name);
  const visit = async (path: string[]): Promise<void> => {
    const help = await run(...path, '--help');
    const section = page.split(`.SS epicevent ${path.join(' ')} `)[1]?.split(/^\.S/m)[0];
    const inner = within(help);
    const text = path.length === 0 ? page : section;
    if (path.length === 0 || inner.length === 0)
      for (const [option] of help.matchAll(/(?<=^ .*)--[a-z-]+/gm))
        if (option !== '--help') expect(text, path.join(' ')).toContain(option);
    for (const name of inner) await visit([...path, name]);
  };
  await visit([]);
  expect(page.match(/^\.SS /gm)?.length).toBeGreaterThan(10);
});

const hasGroff = spawnSync('groff', ['--version']).status === 0;
it.runIf(hasGroff)('the page for man is set without a warning', async () => {
  for (const lang of ['en', 'fr']) {
    const { status, stdout, stderr } = spawnSync('groff', ['-ww', '-k', '-man', '-Tutf8', '-P-cbou'], {
      input: await run('--lang', lang, 'manual'),
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('EPICEVENT_ADMIN_URL');
  }
});
