import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canServeSsh, sshHost } from '../../support/sshHost.ts';

describe.runIf(canServeSsh)('over SSH', () => {
  const host = sshHost();

  it('the user’s environment is not passed on', async () => {
    const elsewhere = join(host.account.folder, 'elsewhere');
    const variables = {
      NODE_OPTIONS: '--no-such-option',
      EPICEVENT_HOME: elsewhere,
      EPICEVENT_LANG: 'en',
      EPICEVENT_MYSQLD: '/bin/sh',
      PATH: elsewhere,
      ENV: elsewhere,
    };
    const sent = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
    const stranger = host.open(['-o', `SetEnv=${sent.join(' ')}`]);
    await stranger.waitFor('Identifiant', 20_000);
    expect(existsSync(elsewhere)).toBe(false);
  });

  it('the language can be passed on, because it is harmless', async () => {
    const stranger = host.open(['-o', 'SetEnv=LANG=en_GB.UTF-8']);
    await stranger.waitFor('Sign in', 20_000);
  });
});
