import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find, retype } from '../support/mainScreenWork.ts';
import { readCard, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('U shows the values that it restores, restores them, and the history shows both changes', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('1', 'U');
  await bill.waitFor('Vous n’avez rien modifié');
  await find(bill, 1, 'bastide');
  await bill.press('e', 'Tab');
  await retype(bill, 'Erreur De Frappe');
  await bill.press('Ctrl+S');
  await bill.waitFor('Client enregistré : Atelier Bastide.');
  await bill.press('U');
  await bill.waitFor('Annuler la dernière modification');
  await bill.waitFor('interlocuteur : Erreur De Frappe → Léa Bastide');
  await bill.press('o');
  await bill.waitFor('Rétabli : Atelier Bastide.');
  await bill.waitFor((screen) => /Interlocuteur +Léa Bastide/.test(readCard(screen)));
  await bill.waitFor((screen) => /Erreur De Frappe → Léa\s+Bastide/.test(readCard(screen)));
  await bill.press('U');
  await bill.waitFor('Vous n’avez rien modifié');
});

it('a client deactivated by mistake is back in the list; Escape cancels the undo', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('1');
  await find(bill, 1, 'gaudin');
  await bill.press('d', 'o');
  await bill.waitFor('Client désactivé : Imprimerie Gaudin.');
  await bill.press('U');
  await bill.waitFor('état : désactivé → actif');
  await bill.press('Esc', 'U');
  await bill.waitFor('état : désactivé → actif');
  await bill.press('o');
  await bill.waitFor('Rétabli : Imprimerie Gaudin.');
  await bill.waitFor((screen) => readPane(screen, 1).selected.startsWith('Imprimerie Gaudin'));
});

it('if another user has saved since, it shows the reason and does nothing', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('1');
  await find(bill, 1, 'horizon');
  await bill.press('e', 'Tab');
  await retype(bill, 'Avant Eux');
  await bill.press('Ctrl+S');
  await bill.waitFor('Client enregistré : Assurances Horizon.');
  await askDatabase(company.server, "UPDATE client SET phone = '1' WHERE company_name = 'Assurances Horizon'");
  await bill.press('U');
  await bill.waitFor('Cette modification ne peut pas être annulée.');
  await bill.waitFor('Impossible : Quelqu’un a enregistré cette fiche depuis');
  await bill.press('o', 'Esc');
  await bill.waitForNo('Impossible');
  const [stored] = await askDatabase(company.server, "SELECT * FROM client WHERE company_name = 'Assurances Horizon'");
  expect(stored?.full_name).toBe('Avant Eux');
});

it('if the rules forbid it, it shows the reason and the alternative: a signature', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('2', 't', 'u', 'g');
  await gestion.waitFor((screen) => readPane(screen, 2).title.includes('non signés'));
  await gestion.waitFor((screen) => readPane(screen, 2).selected.endsWith('à signer'));
  await gestion.press('s', 'o');
  await gestion.waitFor(/Contrat \d+ signé\./);
  await gestion.press('U');
  await gestion.waitFor('Impossible : Une signature ne s’annule pas');
});
