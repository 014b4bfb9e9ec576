import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';
import { readCard } from '../support/readMainScreen.ts';

const company = demoCompany();
const flat = (screen: Parameters<typeof readCard>[0]) => readCard(screen).replaceAll(/\s+/g, ' ');

it('a commercial notes a call with two keys, and everybody reads it at once', async () => {
  const gestion = await company.signIn('gestion.demo', { rows: 50 });
  const bill = await company.signIn('bill.boquet', { rows: 50 });
  await bill.press('1');
  await find(bill, 1, 'Cool Startup');
  await gestion.press('1');
  await find(gestion, 1, 'Cool Startup');
  await bill.press('l');
  await bill.waitFor(/Note : Cool Startup LLC/);
  await bill.waitFor('c appel · m e-mail · r rendez-vous · i interne');
  await bill.press('m');
  await bill.type('Devis envoyé.');
  await bill.press('Enter');
  await bill.type("Relance <b>mardi</b> ; =1+1 'DROP TABLE note");
  await bill.press('Ctrl+S');
  await bill.waitFor('Note enregistrée.');
  await bill.waitFor((screen) => /Dernière note +Devis envoyé\. Relance/.test(flat(screen)));
  await gestion.waitFor((screen) => /Bill Boquet · e-mail Devis envoyé\. Relance <b>mardi<\/b>/.test(flat(screen)));
  // The kind is remembered: the next note begins with it.
  await bill.press('l');
  await bill.waitFor('‹ e-mail ›');
  await bill.press('Esc');
  await bill.waitForNo('‹ e-mail ›');
});

it('N shows the notes in full; the author withdraws one, others are told why not; U withdraws the last', async () => {
  const gestion = await company.signIn('gestion.demo', { rows: 50 });
  await gestion.press('2');
  await find(gestion, 2, '652');
  await gestion.press('l', 'i');
  await gestion.type('À vérifier avec la comptabilité.');
  await gestion.press('Ctrl+S');
  await gestion.waitFor('Note enregistrée.');
  const bill = await company.signIn('bill.boquet', { rows: 50 });
  await bill.press('2', 't');
  await find(bill, 2, '652');
  await bill.press('N');
  await bill.waitFor(/▸ .*Gabrielle.* · interne +À vérifier avec la compta/);
  await bill.press('Enter');
  await bill.waitFor(/d retirer · Échap/);
  await bill.press('d');
  await bill.waitFor('Seul l’auteur de cette note peut la retirer.');
  await bill.press('Esc', 'Esc');
  await gestion.press('N');
  await gestion.waitFor(/▸ .* · interne +À vérifier/);
  await gestion.press('Enter');
  await gestion.waitFor(/d retirer · Échap/);
  await gestion.press('d');
  await gestion.waitFor(/retirer cette note \?/);
  await gestion.press('o');
  await gestion.waitFor('Note retirée.');
  await gestion.waitFor('Aucune note : l en écrit une.');
  await gestion.press('Esc');
  await bill.waitFor((screen) => !flat(screen).includes('À vérifier'));
  await gestion.press('l', 'i');
  await gestion.type('Par erreur.');
  await gestion.press('Ctrl+S');
  await gestion.waitFor((screen) => flat(screen).includes('Dernière note Par erreur.'));
  await gestion.press('U');
  await gestion.waitFor(/Note « Par erreur\. »/);
  await gestion.press('o');
  await gestion.waitFor((screen) => !flat(screen).includes('Par erreur.'));
});

it('a support writes on its client once an event is assigned, and is told why not elsewhere', async () => {
  const kate = await company.signIn('kate.hastroff', { rows: 50 });
  await kate.press('1');
  await find(kate, 1, 'Cool Startup');
  await kate.press('l');
  await kate.waitFor(/Note : Cool Startup LLC|n’ajoute de notes qu’aux événements/);
  await kate.press('Esc', '2');
  await find(kate, 2, '652');
  await kate.press('l');
  await kate.waitFor('Le support n’ajoute de notes qu’aux événements qui lui sont affectés et à leurs clients.');
  expect(kate.text()).not.toContain('Note : Contrat');
});

it('a hostile note written by another program is shown, and does nothing', async () => {
  await askDatabase(
    company.server,
    `INSERT INTO note (contract_id, kind, body, author)
     SELECT 652, 'internal', CONCAT('avant ', CHAR(27), '[2J', CHAR(27), ']0;titre', CHAR(7), ' après'), NULL`,
  );
  const gestion = await company.signIn('gestion.demo', { rows: 50 });
  await gestion.press('2');
  await find(gestion, 2, '652');
  await gestion.waitFor((screen) => /Dernière note +avant .*\[2J.*après/.test(flat(screen)));
  await gestion.press('N');
  await gestion.waitFor(/▸ .* · interne +avant .*\[2J/);
  await gestion.press('Enter');
  await gestion.waitFor(/avant .*\[2J.*titre.* après/);
  await gestion.waitFor(/d retirer · Échap/);
});

it('a next action in the same form becomes a task, and the form says which before it is saved', async () => {
  const bill = await company.signIn('bill.boquet', { rows: 50, columns: 120 });
  await bill.press('1');
  await find(bill, 1, 'bastide');
  await bill.press('l', 'c');
  await bill.type('Demande un devis.');
  await bill.press('Tab');
  await bill.type('rappeler');
  await bill.press('Ctrl+S');
  await bill.waitFor('! Ce qu’il y a à faire, puis le jour : rappeler mardi');
  await bill.type(' demain 10h');
  await bill.waitFor(/→ tâche : rappeler 10:00, \p{L}+ \d+/u);
  await bill.press('Ctrl+S');
  await bill.waitFor('Note enregistrée.');
  await bill.waitFor((screen) => /○ rappeler 10:00 · .* · Bill Boquet/.test(flat(screen)));
  await bill.waitFor((screen) => /Dernière note +Demande un devis\./.test(flat(screen)));
});
