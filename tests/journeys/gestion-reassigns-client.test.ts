import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';
import { readCard, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('gestion reassigns a client to another commercial, who finds it among the own ones', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('1');
  await find(gestion, 1, 'cool startup');
  await gestion.press('a');
  await gestion.waitFor('Cool Startup LLC : quel commercial ?');
  await gestion.waitFor('▸ Bill Boquet');
  await gestion.press('Down', 'Enter');
  await gestion.waitFor('Nouveau commercial (Cool Startup LLC) : Camille Durand.');
  await gestion.waitFor((screen) => /commercial : Bill Boquet → Camille/.test(readCard(screen)));
  await gestion.close();
  const camille = await company.signIn('commercial.demo');
  await find(camille, 1, 'cool startup');
  expect(readPane(camille.screen, 1).title).toContain('mes clients');
});

it('gestion cannot change, create or deactivate a client, and learns who may', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('1');
  const refusals = {
    e: 'Seul le commercial du client modifie sa fiche ; la gestion peut le confier à un autre commercial.',
    n: 'Seuls les commerciaux créent des clients.',
    d: 'Seul le commercial du client peut le désactiver.',
  };
  for (const [key, sentence] of Object.entries(refusals)) {
    await gestion.press(key);
    await gestion.waitFor(sentence);
  }
  await gestion.press('m');
  await gestion.waitFor('Seuls les commerciaux ont leurs propres clients.');
});

it('the choice starts at the present commercial, with a mark', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('1');
  await find(gestion, 1, 'architectes nord');
  await gestion.press('a');
  await gestion.waitFor(/▸ Camille Durand +actuel/);
  await gestion.press('Esc');
  await find(gestion, 1, 'atelier bastide');
  await gestion.press('a');
  await gestion.waitFor(/▸ Bill Boquet +actuel/);
});
