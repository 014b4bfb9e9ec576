import { expect, it } from 'vitest';
import { countRows } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { waitForRows } from '../support/mainScreenWork.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('? lists the keys of this place, each refused one with the rule and who may use it', async () => {
  const kate = await company.signIn('kate.hastroff', { columns: 140, rows: 50 });
  await kate.press('?');
  await kate.waitFor('Touches — Événements');
  await kate.waitFor(/n v +Créer un événement +\(Seul le commercial du client crée ses événements\.\)/);
  await kate.waitFor(/a +Affecter un contact support +\(Seule la gestion affecte un support à un événement\.\)/);
  await kate.waitFor(/e +Modifier l’événement\s/);
  await kate.press('?');
  await kate.waitForNo('Touches — Événements');
});

it('/ searches the help by any word of a key; Escape shows all keys again, then closes', async () => {
  const kate = await company.signIn('kate.hastroff');
  await kate.press('?', '/');
  await kate.type('colonnes');
  await kate.waitFor(/C +colonnes de la liste/);
  await kate.waitForNo('Affecter un contact support');
  await kate.press('Esc');
  await kate.waitFor('Affecter un contact support');
  await kate.press('Esc');
  await kate.waitForNo('Touches — Événements');
});

it.each([
  [
    'fr',
    [
      'accueil',
      'agenda',
      'exporter',
      'annuler la dernière',
      'marquer',
      'colonnes',
      'trier',
      'réglages',
      'copier',
      'souris',
      'langue',
    ],
  ],
  ['en', ['home', 'calendar', 'export', 'undo', 'mark', 'columns', 'sort', 'settings', 'copy', 'mouse', 'language']],
] as const)(
  'each feature is found by its name, in the help and among the commands (%s)',
  async (lang, names) => {
    const gestion = await company.signIn('gestion.demo', { lang });
    for (const name of names) {
      await gestion.press('?', '/');
      await gestion.type(name);
      await gestion.waitForNo(/Aucune touche ne correspond|No key matches/);
      await gestion.press('Esc');
      await gestion.waitFor(lang === 'fr' ? 'Créer un événement' : 'Create an event');
      await gestion.press('Esc');
      await gestion.waitForNo(lang === 'fr' ? 'Touches — ' : 'Keys — ');
      await gestion.press(':');
      await gestion.type(name);
      await gestion.waitFor(lang === 'fr' ? /▸ (?:Epic Events|Événements) : / : /▸ (?:Epic Events|Events): /);
      await gestion.press('Esc');
      await gestion.waitForNo(/▸ : /);
    }
  },
  120_000,
);

it('every action is found by the brief’s words, from any pane', async () => {
  const gestion = await company.signIn('gestion.demo');
  const unassigned = await countRows(company.server, 'event WHERE is_active AND support_contact IS NULL');
  await gestion.press('t', '1', ':');
  await gestion.type('evenements non assignes');
  await gestion.waitFor('▸ Événements : Voir les événements non assignés');
  await gestion.press('Enter');
  await waitForRows(gestion, 3, unassigned);
  expect(readPane(gestion.screen, 3).title).toBe('3 Événements — tous, sans support');
});

it.each(['Voir mes clients', 'Créer un nouveau client', 'Créer un contrat', 'Créer un événement'])(
  '« %s » is a command',
  async (words) => {
    const bill = await company.signIn('bill.boquet');
    await bill.press('Ctrl+K');
    await bill.type(words.toLowerCase());
    await bill.waitFor(`: ${words}`);
  },
);

it('a refused command shows the reason, and the list stays open', async () => {
  const kate = await company.signIn('kate.hastroff');
  await kate.press(':');
  await kate.type('créer un nouveau client');
  await kate.press('Enter');
  await kate.waitFor('Seuls les commerciaux créent des clients.');
  expect(kate.text()).toContain('Commandes');
});

it('pasted text is searched among the commands', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press(':');
  await bill.waitFor('Commandes');
  await bill.paste('non signés\n');
  await bill.waitFor('▸ Contrats : Voir les contrats non signés');
});

it('the help explains the letters of what an event misses; the settings are found by what they set', async () => {
  const kate = await company.signIn('kate.hastroff');
  await kate.press('3', '?', '/');
  await kate.type('manque');
  await kate.waitFor('Voir les événements à venir auxquels il manque quelque chose');
  await kate.press('Ctrl+X');
  await kate.type('retard');
  await kate.waitFor('Les lettres de la colonne Manque');
  await kate.waitFor(/€ +paiement en retard/);
  await kate.press('Esc', 'Esc', ':');
  await kate.type('contraste');
  await kate.waitFor('réglages : langue, contraste, souris, colonnes');
});
