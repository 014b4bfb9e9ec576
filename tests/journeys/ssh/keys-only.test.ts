import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canServeSsh, sshHost } from '../../support/sshHost.ts';

describe.runIf(canServeSsh)('over SSH', () => {
  const host = sshHost();

  it('only a listed key opens a connection', async () => {
    const other = join(host.account.folder, 'other_key');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', other]);
    const mine = host.options();
    const others = mine.map((word) => (word.endsWith('key_of_bill') ? other : word));
    const { code, stderr } = await host.run('ssh', [...others, '-tt', host.destination]);
    expect(code).toBe(255);
    expect(stderr).toContain('Permission denied (publickey)');
  });

  it('the account cannot add a key to the list', () => {
    const { uid, mode } = statSync(host.account.keysFile);
    expect({ uid, mode: mode & 0o022 }).toEqual({ uid: 0, mode: 0 });
  });
});
