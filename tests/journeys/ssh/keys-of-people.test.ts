import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../support/journey.ts';
import { deactivate, giveKey, keysOfPeople } from '../../support/peoplesKeys.ts';
import { openPty } from '../../support/pty.ts';
import { canServeSsh, sshHost } from '../../support/sshHost.ts';

describe.runIf(canServeSsh)('over SSH, where keys belong to people', () => {
  const host = sshHost({ blockOf: keysOfPeople });
  beforeAll(() => giveKey(host, 'bill.boquet'));
  const connect = (...more: string[]) => host.run('ssh', [...host.options(), ...more]);

  it('the sign-in screen knows who it is, and asks for the password alone', async () => {
    const bill = host.open();
    await bill.waitFor('Connexion : bill.boquet', 20_000);
    expect(bill.text()).not.toContain('Identifiant');
    await bill.type(DEMO_PASSWORD);
    await bill.press('Enter');
    await bill.waitFor(/0 Accueil — /, 20_000);
    await bill.press('q');
    expect((await bill.exited).exitCode).toBe(0);
  });

  it('the person’s own settings hold at the sign-in already: language and screen reader, without a variable', async () => {
    const bill = host.open();
    await bill.waitFor('Connexion : bill.boquet', 20_000);
    await bill.type(DEMO_PASSWORD);
    await bill.press('Enter');
    await bill.waitFor(/0 Accueil — /, 20_000);
    await bill.press(',');
    await bill.waitFor('Réglages (bill.boquet)');
    // Over a line a key shows later: pressing until it shows would press too often.
    await bill.press('Down', 'Down');
    await bill.waitFor(/▸ Lecteur d’écran +non/);
    await bill.press('Enter');
    await bill.waitFor('sélection : Langue');
    await bill.press('Enter');
    await bill.waitFor('Language');
    await bill.press('Esc', 'q');
    await bill.exited;

    const again = host.open();
    await again.waitFor('Sign in: bill.boquet', 20_000);
    expect(again.text()).not.toMatch(/[│─┌╒]/);
    await again.type(DEMO_PASSWORD);
    await again.press('Enter');
    await again.waitFor(/0 Home — /, 20_000);
    await again.press(',');
    await again.waitFor('Screen reader, yes');
    await again.press('Esc', 'q');
    await again.exited;
    rmSync(join(host.account.home, '.config/epicevent/settings.json'));
  });

  it('Escape leaves, and no other name can be typed', async () => {
    const bill = host.open();
    await bill.waitFor('Connexion : bill.boquet', 20_000);
    await bill.press('Shift+Tab');
    await bill.type('gestion.demo');
    await bill.press('Enter');
    await bill.waitFor('incorrect', 20_000);
    expect(bill.text()).toContain('Connexion : bill.boquet');
    await bill.press('Esc');
    expect((await bill.exited).exitCode).toBe(0);
  });

  it.each([
    ['a command', ['sh']],
    ['another person', ['epicevent ssh gestion.demo']],
    ['the options of a person', ['ssh gestion.demo --key 1']],
    ['a list as somebody else', ['list clients --username gestion.demo']],
  ])('%s is refused with one sentence', async (_what, words) => {
    const { code, stdout, stderr } = await connect(host.destination, ...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^Par SSH, [^\n]*\n$/);
  });

  it('a subsystem is refused', async () => {
    expect(await connect('-s', host.destination, 'sftp')).toMatchObject({ code: 2, stdout: '' });
  });

  it.each([
    ['the environment', ['-o', 'SetEnv=SSH_ORIGINAL_COMMAND=x EPICEVENT_USERNAME=gestion.demo EPICEVENT_HOME=/tmp']],
  ])('%s changes nobody into another person', async (_what, more) => {
    const bill = host.open(more);
    await bill.waitFor('Connexion : bill.boquet', 20_000);
  });

  it.each([
    ['-W', ['-W', '127.0.0.1:22']],
    ['-R', ['-o', 'ExitOnForwardFailure=yes', '-N', '-R', '127.0.0.1:0:127.0.0.1:22']],
  ])('%s forwards nothing', async (_what, more) => {
    const { code, stdout } = await connect(...more, host.destination);
    expect(code).not.toBe(0);
    expect(stdout).toBe('');
  });

  it('a key that is nobody’s opens nothing', async () => {
    const other = host.sshd.makeKey('stranger');
    const args = host.options().map((word) => (word === host.key ? other : word));
    const { code, stderr } = await host.run('ssh', [...args, host.destination]);
    expect(code).toBe(255);
    expect(stderr).toContain('Permission denied (publickey)');
  });

  it('deactivation closes the door at once, and ends the open session', async () => {
    const file = host.sshd.makeKey('kate');
    await giveKey(host, 'kate.hastroff', `${file}.pub`);
    const args = host.options().map((word) => (word === host.key ? file : word));
    const kate = openPty('ssh', [...args, '-tt', host.destination]);
    await kate.waitFor('Connexion : kate.hastroff', 20_000);
    await kate.type(DEMO_PASSWORD);
    await kate.press('Enter');
    await kate.waitFor(/0 Accueil — /, 20_000);
    await deactivate(host, 'kate.hastroff');
    await kate.waitFor('Votre session a été fermée', 20_000);
    await kate.type(DEMO_PASSWORD);
    await kate.press('Enter');
    await kate.waitFor('incorrect', 20_000);
    await kate.close();
    const { code, stderr } = await host.run('ssh', [...args, host.destination, 'ls']);
    expect(code).toBe(255);
    expect(stderr).toContain('Permission denied (publickey)');
  });

  it('the account that reads keys holds no secret of the application, and prints one key at a time', () => {
    const { settings, name, uid } = host.keys;
    const file = statSync(settings);
    expect({ uid: file.uid, mode: file.mode & 0o777 }).toEqual({ uid, mode: 0o600 });
    const held = readFileSync(settings, 'utf8');
    const { serverKey, loginSecret } = host.database.config;
    expect(held).not.toContain(loginSecret);
    expect(held).not.toContain(serverKey.toString('hex'));
    expect(Object.keys(JSON.parse(held))).toEqual(['database', 'schema', 'keysSecret']);
    const cannotRead = () =>
      execFileSync('su', ['-s', '/bin/sh', name, '-c', `cat ${host.account.home}/.config/epicevent/config.json`], {
        stdio: 'pipe',
      });
    expect(cannotRead).toThrow(/Permission denied/);
  });

  it('the documented block is applied whole', () => {
    const settings = host.sshd.effective();
    for (const line of [
      'authenticationmethods publickey',
      'authorizedkeysfile none',
      'trustedusercakeys none',
      `authorizedkeyscommanduser ${host.keys.name}`,
      'disableforwarding yes',
      'permituserrc no',
      'permituserenvironment no',
      'forcecommand none',
      'permittty yes',
    ])
      expect(settings).toContain(`${line}\n`);
  });
});
