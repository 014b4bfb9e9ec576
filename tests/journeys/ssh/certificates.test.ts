import { execFileSync } from 'node:child_process';
import { chmodSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { giveKey, withCertificates } from '../../support/peoplesKeys.ts';
import { canServeSsh, sshHost } from '../../support/sshHost.ts';
import type { UnixAccount } from '../../support/unixAccount.ts';

/** Makes an authority, and returns the file of its public key. */
function authority({ folder }: Pick<UnixAccount, 'folder'>, name = 'ca'): string {
  const file = join(folder, name);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', file]);
  return `${file}.pub`;
}

describe.runIf(canServeSsh)('over SSH, with certificates', () => {
  const host = sshHost({ blockOf: withCertificates((account) => authority(account)) });

  /** Makes a key with a certificate. @returns what a connection with it says to a command that is refused */
  async function enter(
    name: string,
    { id, principals, ca = 'ca', validity = '+1h' }: { id: string; principals: string; ca?: string; validity?: string },
  ) {
    const file = host.sshd.makeKey(name);
    const signing = ['-q', '-s', join(host.account.folder, ca), '-I', id, '-n', principals, '-V', validity];
    execFileSync('ssh-keygen', [...signing, `${file}.pub`], { stdio: 'ignore' });
    const args = host.options().map((word) => (word === host.key ? file : word));
    return host.run('ssh', [...args, host.destination, 'ls']);
  }

  it('a certificate of the authority opens the application for whom it names', async () => {
    const { code, stderr } = await enter('one', { id: 'bill.boquet', principals: 'bill.boquet' });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Par SSH, /);
    const args = host.options().map((word) => (word === host.key ? join(host.account.folder, 'key_of_one') : word));
    const asked = await host.run('ssh', [...args, host.destination, 'list clients'], 'wrong\n');
    expect(asked).toMatchObject({ code: 1, stdout: '' });
    expect(asked.stderr).toContain('bill.boquet');
  });

  it.each([
    ['names another person as its principal', { id: 'bill.boquet', principals: 'gestion.demo' }],
    ['names nobody', { id: 'nobody', principals: 'nobody' }],
    ['has options for a name', { id: '--settings', principals: '--settings' }],
    ['has blanks in its name', { id: 'bill.boquet --program /bin/sh', principals: 'bill.boquet' }],
    ['is not valid any more', { id: 'bill.boquet', principals: 'bill.boquet', validity: '-2h:-1h' }],
  ])('one that %s opens nothing', async (what, given) => {
    const { code, stderr } = await enter(what.replace(/\W/g, '_'), given);
    expect(code).toBe(255);
    expect(stderr).toContain('Permission denied (publickey)');
  });

  it('one that names the Unix account opens nothing', async () => {
    const { name } = host.account;
    for (const id of [name, 'bill.boquet'])
      expect(await enter(`unix_${id}`, { id, principals: name })).toMatchObject({ code: 255 });
  });

  it('one of another authority opens nothing', async () => {
    authority(host.account, 'other_ca');
    const { code } = await enter('other', { id: 'bill.boquet', principals: 'bill.boquet', ca: 'other_ca' });
    expect(code).toBe(255);
  });

  it('keys of people go on working beside', async () => {
    await giveKey(host, 'kate.hastroff');
    expect(await host.run('ssh', [...host.options(), host.destination, 'ls'])).toMatchObject({ code: 2 });
  });

  it('while the settings of the account that reads keys are open to others, nobody comes in', async () => {
    chmodSync(host.keys.settings, 0o644);
    expect(await host.run('ssh', [...host.options(), host.destination, 'ls'])).toMatchObject({ code: 255 });
    chmodSync(host.keys.settings, 0o600);
  });

  it('while they are damaged or gone, nobody comes in, and no secret is told', async () => {
    const kept = `${host.keys.settings}.kept`;
    renameSync(host.keys.settings, kept);
    const read = () =>
      host.run('su', [
        '-s',
        '/bin/sh',
        host.keys.name,
        '-c',
        `${join(host.account.folder, 'epicevent')} authorized-keys SHA256:x`,
      ]);
    expect(await read()).toMatchObject({ code: 2, stdout: '' });
    expect(await host.run('ssh', [...host.options(), host.destination, 'ls'])).toMatchObject({ code: 255 });
    writeFileSync(host.keys.settings, '{"keysSecret": "a secret that is told"', { mode: 0o600 });
    execFileSync('chown', [host.keys.name, host.keys.settings]);
    const damaged = await read();
    expect(damaged).toMatchObject({ code: 2, stdout: '' });
    expect(damaged.stderr).not.toContain('a secret');
    renameSync(kept, host.keys.settings);
    expect(await read()).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });
});
