import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';

const company = demoCompany();
const SMALL = { columns: 80, rows: 24, staysHome: true };

it('home says nothing at the first sign-in, then when and from where the last one was', async () => {
  const first = await company.signIn('bill.boquet', SMALL);
  await first.settle();
  expect(first.text()).not.toContain('connexion');
  const second = await company.signIn('bill.boquet', SMALL);
  await second.waitFor(/✓ Dernière connexion : \d\d\/\d\d\/\d\d \d\d:\d\d, depuis here\./);
});

it('tells the refused tries since then, and lists them all', async () => {
  await company.signIn('kate.hastroff', SMALL);
  for (const lang of ['fr', 'en'] as const) {
    for (const wrong of ['1', '2']) {
      const app = await company.open();
      await app.type('kate.hastroff');
      await app.press('Enter');
      await app.type(wrong);
      await app.press('Enter');
      await app.waitFor('incorrect');
    }
    const kate = await company.signIn('kate.hastroff', { ...SMALL, lang });
    await kate.waitFor(lang === 'fr' ? '2 essais refusés depuis.' : '2 refused attempts since then.');
  }
  const kate = await company.signIn('kate.hastroff', SMALL);
  await kate.press('E');
  await kate.waitFor('Mes dernières connexions');
  const kinds = kate.text().match(/here +connexion( refusée)?/g) ?? [];
  const refused = kinds.map((line) => line.endsWith('refusée'));
  expect(refused).toEqual([false, false, true, true, false, true, true, false]);
});

it('nobody is told of the tries of others', async () => {
  const other = await company.signIn('commercial.demo', SMALL);
  await other.press('E');
  await other.waitFor('Mes dernières connexions');
  expect(other.text().match(/here +connexion/g)).toHaveLength(1);
  expect(other.text()).not.toContain('refusée');
});
