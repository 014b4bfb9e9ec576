import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../support/journey.ts';
import { asAdministrator, giveKey, keysOfPeople } from '../../support/peoplesKeys.ts';
import { canServeSsh, sshHost } from '../../support/sshHost.ts';

describe.runIf(canServeSsh)('over SSH, where the key is enough', () => {
  const host = sshHost({ blockOf: keysOfPeople, keyIsEnough: true });
  beforeAll(() => giveKey(host, 'bill.boquet'));

  it('the key signs in alone, and signing out stays out until Enter', async () => {
    const bill = host.open();
    await bill.waitFor(/0 Accueil — /, 20_000);
    expect(bill.text()).toContain('Bill Boquet');
    const [entry] = (await asAdministrator(
      host,
      "SELECT detail FROM journal WHERE kind = 'sign_in' ORDER BY journal_id DESC LIMIT 1",
    )) as { detail: string }[];
    expect(entry?.detail).toMatch(/^ssh SHA256:/);
    await bill.press('L');
    await bill.waitFor('Session fermée.');
    expect(bill.text()).toContain('Connexion : bill.boquet');
    await bill.press('Enter');
    await bill.waitFor(/0 Accueil — /, 20_000);
    await bill.press('q');
    expect((await bill.exited).exitCode).toBe(0);
  });

  it('a locked screen wants the password', async () => {
    const bill = host.open();
    await bill.waitFor(/0 Accueil — /, 20_000);
    await bill.press('Q');
    await bill.waitFor('verrouillé : Bill Boquet');
    await bill.press('Enter');
    await bill.waitFor('Champ obligatoire.');
    await bill.type(DEMO_PASSWORD);
    await bill.press('Enter');
    await bill.waitFor(/0 Accueil — /, 20_000);
  });

  it('a command needs no password, and says nothing beside its answer', async () => {
    const args = [...host.options(), host.destination, 'list contracts --filter mine --csv'];
    const { code, stdout, stderr } = await host.run('ssh', args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n').length).toBeGreaterThan(3);
    const calendar = execFileSync('ssh', [...host.options(), host.destination, 'calendar'], { input: '' });
    expect(calendar.toString()).toMatch(/^BEGIN:VCALENDAR\r\n/);
  });

  it('who must change the password is asked for it', async () => {
    const must = (isSo: boolean) =>
      asAdministrator(
        host,
        `UPDATE credential SET must_change = ${isSo} WHERE collaborator_id =
           (SELECT collaborator_id FROM collaborator WHERE username = 'bill.boquet')`,
      );
    await must(true);
    const args = [...host.options(), host.destination, 'list clients --json'];
    expect(await host.run('ssh', args)).toMatchObject({ code: 1, stdout: '' });
    const bill = host.open();
    await bill.waitFor('Votre clé ne suffit pas', 20_000);
    await bill.type(DEMO_PASSWORD);
    await bill.press('Enter');
    await bill.waitFor('Choisissez un nouveau mot de passe', 20_000);
    await must(false);
  });
});
