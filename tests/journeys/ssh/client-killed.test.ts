import { describe, expect, it } from 'vitest';
import { canServeSsh, sshHost } from '../../support/sshHost.ts';

describe.runIf(canServeSsh)('over SSH', () => {
  const host = sshHost();

  it('if the client is killed in the middle of a form, no process is left and nothing is written', async () => {
    const bill = await host.signIn('bill.boquet');
    await bill.press('n');
    await bill.waitFor('Créer un nouveau client');
    await bill.type('Zéphyr & Fils');
    expect(host.account.processes().length).toBeGreaterThan(0);

    bill.kill('SIGKILL');

    expect(await host.isQuiet()).toBe(true);
    expect(await host.count("SELECT * FROM client WHERE company_name = 'Zéphyr & Fils'")).toBe(0);
  });

  it('if it is killed at the sign-in, no process is left', async () => {
    const stranger = host.open();
    await stranger.waitFor('Identifiant', 20_000);
    stranger.kill('SIGKILL');
    expect(await host.isQuiet()).toBe(true);
  });
});
