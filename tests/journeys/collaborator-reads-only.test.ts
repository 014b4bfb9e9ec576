import { expect, it } from 'vitest';
import { countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { waitForRows } from '../support/mainScreenWork.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

/** Every action of every pane, with the rule that refuses it. */
const REFUSED: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  1: {
    n: 'Seuls les commerciaux créent des clients.',
    e: 'Seul le commercial du client modifie sa fiche ; la gestion peut le confier à un autre commercial.',
    c: 'Seuls la gestion et le commercial du client créent ses contrats.',
    d: 'Seul le commercial du client peut le désactiver.',
    m: 'Seuls les commerciaux ont leurs propres clients.',
  },
  2: {
    n: 'Seuls la gestion et le commercial du client créent ses contrats.',
    e: 'Seuls la gestion et le commercial du client modifient ses contrats.',
    s: 'Seule la gestion clôt un contrat.',
    p: 'Seule la gestion enregistre les paiements.',
    b: 'Seule la gestion contre-passe un paiement.',
    v: 'Seul le commercial du client crée ses événements.',
    d: 'Seule la gestion annule un contrat.',
    m: 'Seuls les commerciaux ont leurs propres clients.',
  },
  3: {
    n: 'Seul le commercial du client crée ses événements.',
    e: 'Seul le support affecté modifie un événement, ou le commercial du client tant que personne n’y est affecté.',
    a: 'Seule la gestion affecte un support à un événement.',
    d: 'Seuls la gestion et, tant qu’aucun support n’est affecté, le commercial du client annulent un événement.',
  },
};

it('a user without a department reads everything and changes nothing; each action shows the rule (S24)', async () => {
  const history = await countRows(company.server, 'history');
  const nina = await company.signIn('nina.perrot');
  const tables = ['client', 'contract', 'event'];
  for (const [pane, verbs] of Object.entries(REFUSED)) {
    await nina.press(pane);
    await waitForRows(
      nina,
      Number(pane),
      await countRows(company.server, `${tables[Number(pane) - 1]} WHERE is_active`),
    );
    expect(readPane(nina.screen, Number(pane)).selected).not.toBe('');
    for (const [key, rule] of Object.entries(verbs)) {
      await nina.press(key);
      await nina.waitFor((screen) => screen.text().replaceAll(/\s+/g, ' ').includes(`! ${rule}`), 3000);
    }
  }
  await nina.press('4');
  await nina.waitFor('4 Collègues');
  expect(readPane(nina.screen, 4).header).not.toContain('Identifiant');
  expect(nina.text()).not.toContain('Collaborateurs');
  expect(await countRows(company.server, 'history')).toBe(history);
});
