import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('a commercial becomes a support: the clients are handed over, and the new rights apply at sign-in', async () => {
  const [camille, gestion] = [await company.signIn('commercial.demo'), await company.signIn('gestion.demo')];
  await gestion.press('4');
  await find(gestion, 4, 'durand');
  await gestion.press('s');
  await gestion.waitFor('Département (Camille Durand)');
  await gestion.waitFor(/▸ Département +‹ commercial ›/);
  await gestion.waitFor(/Confier ses \d+ clients à +.*choisir…/);
  await gestion.press('Ctrl+S');
  await gestion.waitFor('C’est déjà son département (Camille Durand)');
  const isSupport = /▸ Département +‹ commercial → support ›/;
  for (let tries = 0; tries < 3 && !isSupport.test(gestion.text()); tries += 1) await gestion.press('Right');
  await gestion.press('Tab', 'Right');
  await gestion.waitFor(/clients à +.*Bill Boquet/);
  await gestion.press('Ctrl+S');
  await gestion.waitFor(/\d+ clients → Bill Boquet/);
  await gestion.press('o');
  await gestion.waitFor('Département changé : Camille Durand.');
  await gestion.waitFor((screen) => /^Durand +Camille +support/.test(readPane(screen, 4).selected));
  await camille.waitFor('Votre session a été fermée');

  const again = await company.signIn('commercial.demo');
  expect(again.text()).toContain('Camille Durand · support');
  await again.waitFor('3 Événements — mes événements');
  await again.press('1', 'n');
  await again.waitFor('Seuls les commerciaux créent des clients.');
});

it('nobody changes their own account or department, and the last gestion stays', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('4');
  await find(gestion, 4, 'lenoir');
  for (const key of ['d', 's']) {
    await gestion.press(key);
    await gestion.waitFor('Impossible sur votre propre compte');
    await gestion.press('h', 'Esc');
    await gestion.waitForNo('Impossible sur votre');
  }
});
