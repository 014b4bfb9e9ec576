import { expect, it } from 'vitest';
import { find } from '../support/deskWork.ts';
import { demoCompany } from '../support/journey.ts';
import { readPane } from '../support/readDesk.ts';

const company = demoCompany();

it.each([
  ['KEROMNES', 'Garage Kéromnès'],
  ['noël agnes', 'Pâtisserie Noël'],
  ['casey startup', 'Cool Startup LLC'],
  ['678123456', 'Cool Startup LLC'],
  ['+678 123', 'Cool Startup LLC'],
])(
  'the filter « %s » finds %s: accents, capitals and the order of words make no difference',
  async (typed, company_) => {
    const nina = await company.signIn('nina.perrot');
    await nina.press('1');
    await find(nina, 1, typed);
    expect(readPane(nina.screen, 1).selected).toContain(company_);
  },
);

it('the filter follows while one types; Escape takes it off', async () => {
  const nina = await company.signIn('nina.perrot');
  await nina.press('1', 'Ctrl+F');
  await nina.type('zzz');
  await nina.waitFor('Aucun client ne correspond à « zzz » ; Échap efface le filtre');
  await nina.press('Esc');
  await nina.waitFor((screen) => readPane(screen, 1).total === 47);
  expect(readPane(nina.screen, 1).title).toBe('1 Clients — tous');
});

it('o sorts by the next column, O turns it round', async () => {
  const nina = await company.signIn('nina.perrot');
  await nina.press('1', 'o');
  await nina.waitFor('tri : Société');
  await nina.waitFor((screen) => readPane(screen, 1).rows[0]?.startsWith('Architectes') ?? false);
  await nina.press('O');
  await nina.waitFor((screen) => readPane(screen, 1).rows[0]?.startsWith('Ville de Candé') ?? false);
  expect(readPane(nina.screen, 1).header).toMatch(/^Société▾/);
  await nina.press('o');
  await nina.waitFor('tri : Interlocuteur');
  await nina.waitFor((screen) => readPane(screen, 1).rows[0]?.includes('Agnès Noël') ?? false);
});
