import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../support/journey.ts';
import { canServeSsh, sshHost } from '../../support/sshHost.ts';

describe.runIf(canServeSsh)('over SSH, with keys in a file', () => {
  const host = sshHost();
  const options = { input: `${DEMO_PASSWORD}\n`, stdio: 'pipe' } as const;
  const fetched = (...words: string[]) =>
    execFileSync('ssh', [...host.options(), host.destination, ...words, '--username', 'bill.boquet'], options);

  it.each([
    ['a workbook', ['list', 'contracts', '--filter', 'unpaid', '--xlsx']],
    ['a text with its line ends', ['list', 'clients', '--csv']],
    ['a calendar', ['calendar', '--tasks']],
    ['a run sheet', ['sheet', '109', '--html']],
    ['figures', ['report', '--json']],
  ])('%s arrives byte by byte', (_what, words) => {
    const file = join(host.account.home, 'here');
    const program = host.sshd.effective().match(/^forcecommand (.*)$/m)?.[1] ?? '';
    const local = [program, ...words, '--username', 'bill.boquet', '>', file].join(' ');
    execFileSync('su', ['-', host.account.name, '-c', local], options);
    const there = fetched(...words);
    expect(there.length).toBeGreaterThan(100);
    if (words.includes('--html')) return expect(there.toString()).toContain('<html');
    expect(there.equals(readFileSync(file))).toBe(true);
  });

  it('prompts and sentences go to the error stream', async () => {
    const args = [...host.options(), host.destination, 'list clients --json --username bill.boquet'];
    const { code, stdout, stderr } = await host.run('ssh', args, `${DEMO_PASSWORD}\n`);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).length).toBeGreaterThan(10);
    expect(stderr).toMatch(/^Sans terminal, le mot de passe de bill\.boquet [^\n]*\n$/);
  });

  it('a wrong password gets nothing', async () => {
    const args = [...host.options(), host.destination, 'list clients --json --username bill.boquet'];
    expect(await host.run('ssh', args, 'wrong\n')).toMatchObject({ code: 1, stdout: '' });
  });

  it('with a terminal the password is asked for and not shown', async () => {
    const bill = host.open([], ["list contracts --filter late --text 'boulangerie OU x' --username bill.boquet"]);
    await bill.waitFor('Mot de passe (bill.boquet) :', 20_000);
    await bill.type('wrong one');
    await bill.press('Enter');
    await bill.waitFor('incorrect', 20_000);
    expect(bill.text()).not.toContain('wrong one');
    expect((await bill.exited).exitCode).toBe(1);
  });

  it.each([
    'list clients --output /tmp/trace',
    'list clients -o ~/trace',
    'backup ~/trace',
    'list clients; touch ~/trace',
    'list clients > ~/trace',
  ])('“%s” writes no file', async (command) => {
    const args = [...host.options(), host.destination, command];
    const { code, stdout } = await host.run('ssh', args, `${DEMO_PASSWORD}\n`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(['/tmp/trace', join(host.account.home, 'trace')].filter((path) => existsSync(path))).toEqual([]);
  });
});
