import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canServeSsh, sshHost } from '../../support/sshHost.ts';

describe.runIf(canServeSsh)('over SSH', () => {
  const host = sshHost();

  it.each([
    'ls -la /',
    'sh -c "touch ~/trace"',
    'touch ~/trace; epicevent list clients',
    'epicevent account bill.boquet',
  ])('the command “%s” is not run', async (command) => {
    const { code, stdout, stderr } = await host.run('ssh', [...host.options(), host.destination, command]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^Par SSH, [^\n]*\n$/);
    expect(existsSync(join(host.account.home, 'trace'))).toBe(false);
  });

  it('a command with a terminal is refused as well', async () => {
    const stranger = host.open([], ['touch ~/trace; exec sh']);
    await stranger.waitFor('Par SSH,', 20_000);
    expect((await stranger.exited).exitCode).toBe(2);
    expect(existsSync(join(host.account.home, 'trace'))).toBe(false);
  });

  it('the input of a script is not executed', async () => {
    const script = 'touch ~/trace\nexit\n';
    const { code } = await host.run('ssh', [...host.options(), '-T', host.destination], script);
    expect(code).toBe(2);
    expect(existsSync(join(host.account.home, 'trace'))).toBe(false);
  });
});
