import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { find, openSorts, sortBy } from '../support/mainScreenWork.ts';
import { readPane } from '../support/readMainScreen.ts';

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

it('the filter follows the typing; Escape removes it', async () => {
  const nina = await company.signIn('nina.perrot');
  await nina.press('1', 'Ctrl+F');
  await nina.type('zzz');
  await nina.waitFor('Aucun client ne correspond à « zzz » ; Échap efface le filtre');
  await nina.press('Esc');
  await nina.waitFor((screen) => readPane(screen, 1).total === 47);
  expect(readPane(nina.screen, 1).title).toBe('1 Clients — tous');
});

it('o chooses the column, O reverses the order, Backspace restores the default', async () => {
  const nina = await company.signIn('nina.perrot');
  await nina.press('1');
  await nina.waitFor((screen) => /^Société▴/.test(readPane(screen, 1).header));
  expect(await openSorts(nina)).toEqual(['ordre habituel (Société)', 'Société', 'Interlocuteur', 'MàJ']);
  await nina.press('Esc', 'O');
  await nina.waitFor('tri : Société ▾');
  // The cursor stays on its record, which moves from the first place to the last.
  await nina.waitFor((screen) => readPane(screen, 1).place === 47);
  await nina.press('g');
  await nina.waitFor((screen) => readPane(screen, 1).rows[0]?.startsWith('Ville de Candé') ?? false);
  expect(readPane(nina.screen, 1).header).toMatch(/^Société▾/);
  await sortBy(nina, 'Interlocuteur');
  await nina.waitFor((screen) => readPane(screen, 1).place > 1);
  await nina.press('g');
  await nina.waitFor((screen) => readPane(screen, 1).rows[0]?.includes('Agnès Noël') ?? false);
  await nina.press('Backspace');
  await nina.waitForNo('tri : ');
  await nina.waitFor((screen) => readPane(screen, 1).place > 1);
  await nina.press('g');
  await nina.waitFor((screen) => readPane(screen, 1).rows[0]?.startsWith('Architectes') ?? false);
});
