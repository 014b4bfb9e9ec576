import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { errorCode } from '../../../src/files/errorCode.ts';
import { canServeSsh, type SshHost, sshHost } from '../../support/sshHost.ts';
import { until } from '../../support/temporaryHome.ts';

/** The account's processes, without the helpers of sshd and without zombies. */
const programs = ({ account }: SshHost): string[] =>
  account.processes().flatMap((pid) => {
    const file = `/proc/${pid}/cmdline`;
    const line = contentOf(file).split('\0').join(' ').trim();
    return line === '' || line.startsWith('sshd:') ? [] : [line];
  });

/** Empty for a process that ends meanwhile. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(errorCode(error) ?? '')) return '';
    throw error;
  }
}

describe.runIf(canServeSsh)('over SSH', () => {
  const host = sshHost();

  it.each(['Ctrl+C', 'Ctrl+Z', 'Ctrl+\\', 'Ctrl+D'])('%s during the start opens no shell', async (key) => {
    const stranger = host.open();
    let hasEnded = false;
    stranger.exited.then(() => {
      hasEnded = true;
    });
    await until(() => programs(host).length > 0);
    for (let times = 0; times < 10 && !hasEnded; times++) {
      await stranger.press(key);
      await pause(40);
    }
    await until(() => hasEnded || stranger.text().includes('Identifiant'));
    if (!hasEnded) expect(stranger.text()).toContain('Identifiant');
    for (const program of programs(host)) expect(program).toContain('epicevent');
  });

  it('leaving the application ends the connection', async () => {
    const bill = await host.signIn('bill.boquet');
    for (const program of programs(host)) expect(program).toContain('epicevent');
    await bill.press('Ctrl+Z', '!', '|');
    await bill.waitFor('Bill Boquet');
    await bill.press('q');
    expect((await bill.exited).exitCode).toBe(0);
    expect(await host.isQuiet()).toBe(true);
  });
});
