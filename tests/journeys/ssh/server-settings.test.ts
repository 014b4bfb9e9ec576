import { describe, expect, it } from 'vitest';
import { canServeSsh, sshHost } from '../../support/sshHost.ts';

/** With the names that `sshd -T` prints. */
const EXPECTED = {
  authenticationmethods: 'publickey',
  disableforwarding: 'yes',
  allowtcpforwarding: 'no',
  allowstreamlocalforwarding: 'no',
  allowagentforwarding: 'no',
  x11forwarding: 'no',
  permittunnel: 'no',
  permitopen: 'none',
  permitlisten: 'none',
  permituserrc: 'no',
  permituserenvironment: 'no',
  gatewayports: 'no',
  permittty: 'yes',
};

describe.runIf(canServeSsh)('over SSH', () => {
  const host = sshHost();

  it('the server applies every line of the documented block', () => {
    const settings = new Map(
      host.sshd
        .effective()
        .split('\n')
        .map((line) => [line.split(' ')[0], line.slice(line.indexOf(' ') + 1)]),
    );
    for (const [name, value] of Object.entries(EXPECTED)) expect([name, settings.get(name)]).toEqual([name, value]);
    expect(settings.get('forcecommand')).toMatch(/\/bin\/epicevent$/);
    expect(settings.get('authorizedkeysfile')).toBe(host.account.keysFile);
    const longest = Number(settings.get('clientaliveinterval')) * Number(settings.get('clientalivecountmax'));
    expect(longest).toBeGreaterThan(0);
    expect(longest).toBeLessThanOrEqual(120);
  });
});
