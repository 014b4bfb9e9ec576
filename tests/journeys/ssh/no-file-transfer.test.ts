import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canServeSsh, sshHost } from '../../support/sshHost.ts';

describe.runIf(canServeSsh)('over SSH', () => {
  const host = sshHost();
  const config = '.config/epicevent/config.json';

  it('sftp is refused', async () => {
    const { code, stdout } = await host.run('sftp', [...host.options(), '-b', '-', host.destination], 'ls /\n');
    expect(code).not.toBe(0);
    expect(stdout).not.toContain('etc');
  });

  it.each([
    ['the new way', []],
    ['the old way', ['-O']],
  ])('scp downloads no file, %s', async (_how, how) => {
    const copy = join(host.account.folder, 'copy');
    const args = [...host.options(), ...how, `${host.destination}:${config}`, copy];
    expect((await host.run('scp', args)).code).not.toBe(0);
    expect(existsSync(copy)).toBe(false);
  });

  it.each([
    ['the new way', []],
    ['the old way', ['-O']],
  ])('scp uploads no file, %s', async (_how, how) => {
    const file = join(host.account.folder, 'file');
    writeFileSync(file, 'trace');
    const args = [...host.options(), ...how, file, `${host.destination}:trace`];
    expect((await host.run('scp', args)).code).not.toBe(0);
    expect(existsSync(join(host.account.home, 'trace'))).toBe(false);
  });
});
