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
    expect(stderr).toMatch(/^Il faut un terminal [^\n]*\n$/);
    expect(existsSync(join(host.account.home, 'trace'))).toBe(false);
  });

  it('a command with a terminal opens the sign-in screen', async () => {
    const stranger = host.open([], ['touch ~/trace; exec sh']);
    await stranger.waitFor('Identifiant', 20_000);
    expect(existsSync(join(host.account.home, 'trace'))).toBe(false);
  });

  it('the input of a script is not executed', async () => {
    const script = 'touch ~/trace\nexit\n';
    const { code } = await host.run('ssh', [...host.options(), '-T', host.destination], script);
    expect(code).toBe(2);
    expect(existsSync(join(host.account.home, 'trace'))).toBe(false);
  });
});
