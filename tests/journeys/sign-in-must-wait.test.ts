import { expect, it } from 'vitest';
import { DEMO_PASSWORD, demoCompany } from '../support/journey.ts';

const company = demoCompany();

it.each(['bill.boquet', 'nobody.here'])(
  'after five failures %s must wait, even with the right password',
  async (name) => {
    const app = await company.open();
    await app.type(name);
    await app.press('Enter');
    const answers: string[] = [];
    for (const password of ['1', '2', '3', '4', '5', DEMO_PASSWORD]) {
      await app.press('Ctrl+U');
      await app.type(password);
      await app.waitForNo('! ');
      await app.press('Enter');
      await app.waitFor(/! |Trop d’essais/);
      answers.push(
        /Identifiant ou mot de passe incorrect|Trop d’essais : réessayez dans \d+ secondes?/.exec(app.text())?.[0] ??
          '',
      );
    }
    const wrong = 'Identifiant ou mot de passe incorrect';
    expect(answers.slice(0, 5)).toEqual([wrong, wrong, wrong, wrong, wrong]);
    expect(answers[5]).toMatch(/^Trop d’essais : réessayez dans 1[0-5] secondes$/);
  },
);

it('another username need not wait', async () => {
  await company.signIn('kate.hastroff');
});
