import { describe, expect, it } from 'vitest';
import { canServeSsh, sshHost } from '../../support/sshHost.ts';

describe.runIf(canServeSsh)('over SSH', () => {
  const host = sshHost();

  it('two users work at once, and one sees what the other has created', async () => {
    const [bill, gestion] = await Promise.all([host.signIn('bill.boquet'), host.signIn('gestion.demo')]);
    await gestion.press('1', '/');
    await gestion.type('zéphyr');
    await gestion.press('Enter');
    await gestion.waitForNo('Cool Startup LLC');

    await bill.press('n');
    await bill.waitFor('Créer un nouveau client');
    for (const text of ['Zéphyr & Fils', 'Élodie Zéphyr', 'elodie@zephyr.example', '+33 6 12 34 56 78']) {
      await bill.type(text);
      await bill.press('Tab');
    }
    await bill.press('Ctrl+S');
    await bill.waitFor('Client créé : Zéphyr & Fils');

    await gestion.press('r');
    await gestion.waitFor(/Commercial +Bill Boquet/);
    expect(gestion.text()).toMatch(/▸[ ~]Zéphyr & Fils/);

    await Promise.all([bill.press('q'), gestion.press('q')]);
    expect((await bill.exited).exitCode).toBe(0);
    expect((await gestion.exited).exitCode).toBe(0);
    expect(await host.isQuiet()).toBe(true);
  });
});
