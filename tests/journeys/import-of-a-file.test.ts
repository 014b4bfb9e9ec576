import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { afterAll, expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import type { OpenedApp } from '../support/driver.ts';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';
import { readCard } from '../support/readMainScreen.ts';

const company = demoCompany();
const folder = mkdtempSync(join(tmpdir(), 'reprise '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a text as a spreadsheet saves it, and returns its path. */
function file(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `\ufeff${lines.join('\r\n')}\r\n`);
  return path;
}

/** Opens a file with `I` in the pane that has the focus. */
async function openFile(person: OpenedApp, path: string): Promise<void> {
  await person.press('I');
  await person.waitFor('Entrée Ctrl+S ouvrir');
  await person.paste(path);
  await person.press('Enter');
}

const HEAD = 'Société;Interlocuteur;E-mail;Téléphone;Commercial';

it('gestion previews a file, answers, takes it over, sees where it came from, and takes it back with U', async () => {
  const path = file('clients.csv', [
    HEAD,
    'Brumes SA;Léa Brume;lea@brumes.example;01 02 03 04 05;Bill Boquet',
    'Nuages & Cie;Ève Nuage;eve@nuages.example;01 02 03 04 06;',
    'Averses;Guy Averse;guy@averses.example;01 02 03 04 07;Bill Bouquet',
    'Sans adresse;Zoé Rien;;01 02 03 04 08;Bill Boquet',
  ]);
  const gestion = await company.signIn('gestion.demo', { columns: 140, rows: 40 });
  await gestion.press('1');
  await openFile(gestion, `"${path}"`);
  await gestion.waitFor('Reprise — clients.csv');
  await gestion.waitFor('1 + 1 nouveau');
  await gestion.waitFor('4 ? 3 à voir');
  await gestion.waitFor('1 fiche sera reprise. 3 restent de côté.');

  // The commercial of the new clients, and the name that nobody has.
  await gestion.press('a');
  await gestion.waitFor('Commercial des nouveaux clients');
  await gestion.waitFor('Bill Bouquet · commercial');
  await gestion.press('Enter');
  await gestion.waitFor('Le commercial des nouveaux clients');
  await gestion.press('Enter');
  await gestion.waitFor('1 + 2 nouveaux');
  await gestion.press('a');
  await gestion.waitFor('Bill Bouquet · commercial');
  await gestion.press('Down', 'Enter');
  await gestion.waitFor('Qui est Bill Bouquet ?');
  await gestion.press('Enter');
  await gestion.waitFor('1 + 3 nouveaux');

  // The one without an address is corrected, then skipped and taken back.
  await gestion.press('4');
  await gestion.waitFor('[4 ? 1 à voir]');
  await gestion.waitFor(/▸.*Sans adresse/);
  await gestion.press('e');
  await gestion.waitFor('Corriger Sans adresse (clients, ligne 5)');
  // What is missing is not called optional.
  await gestion.waitFor((screen) => !/▸ E-mail *│?\n.*facultatif/.test(screen.text()));
  await gestion.type('zoe@rien.example');
  await gestion.press('Ctrl+S');
  await gestion.waitFor('1 + 4 nouveaux');
  await gestion.press('0', 'g', 'x');
  await gestion.waitFor('6 - 1 écarté');
  await gestion.waitFor(/▸.*Brumes SA.*- écarté/);
  await gestion.press('x');
  await gestion.waitFor('1 + 4 nouveaux');

  // The columns were understood; with one table there is no key for the next one.
  await gestion.press('c');
  await gestion.waitFor('Colonnes — clients.csv');
  await gestion.waitFor('x laisser de côté');
  await gestion.waitForNo('table suivante');
  await gestion.press('Esc');
  // Nothing of it is stored in another way: there is nothing to insist on.
  await gestion.press('v');
  await gestion.waitFor('Il n’y a rien à forcer');

  await gestion.press('Ctrl+S');
  await gestion.waitFor('4 fiches seront reprises : 4 en création, 0 en modification.');
  await gestion.press('o');
  await gestion.waitFor('clients.csv est repris : 4 clients.');
  await find(gestion, 1, 'brumes');
  await gestion.waitFor((screen) => /Reprise\n.*clients\.csv › clients › ligne 2/.test(readCard(screen)));

  await gestion.press('U');
  await gestion.waitFor('Annuler la dernière modification');
  await gestion.waitFor('clients.csv');
  await gestion.press('o');
  await gestion.waitFor('Reprise annulée : clients.csv.');
  const [left] = await askDatabase(
    company.server,
    "SELECT COUNT(*) AS number FROM client WHERE is_active = 1 AND email LIKE '%@brumes.example'",
  );
  expect(Number(left?.number)).toBe(0);

  await gestion.press(':');
  await gestion.type('reprises de fichiers');
  await gestion.press('Enter');
  await gestion.waitFor(/clients\.csv .*annulée/);
});

it('a column that is not understood is asked about, once; a commercial takes over own clients alone', async () => {
  const path = file('annuaire.csv', [
    'Société;Interlocuteur;E-mail;Téléphone;Humeur;Joignable au',
    'Brise;Ana Brise;ana@brise.example;01 02 03 05 05;bonne;matin',
    'Bruine;Tom Bruine;tom@bruine.example;01 02 03 05 06;bonne;soir',
  ]);
  const bill = await company.signIn('bill.boquet', { columns: 80, rows: 24 });
  await openFile(bill, path.replaceAll(' ', '\\ '));
  await bill.waitFor('Colonnes — annuaire.csv');
  await bill.waitFor(/▸ +E +Humeur +✗ laissée de côté/);
  await bill.press('Right');
  await bill.waitFor(/▸ +E +Humeur +✓ N° du client/);
  await bill.press('x');
  await bill.waitFor(/▸ +E +Humeur +✗ laissée de côté/);
  await bill.press('Ctrl+S');
  await bill.waitFor('2 fiches seront reprises.');
  // The reason is cut here, so the footer names the key of the details before others.
  await bill.waitFor('e corriger  Entrée détail  x écarter');
  await bill.waitForNo('a personnes');
  // In a narrow window the details are a layer.
  await bill.press('Down', 'Enter');
  await bill.waitFor('tom@bruine.example');
  await bill.press('x');
  await bill.waitFor('- écarté');
  await bill.press('Esc');
  await bill.waitFor('1 + 1 nouveau');
  await bill.press('Ctrl+S');
  await bill.waitFor('1 fiche sera reprise');
  await bill.press('o');
  await bill.waitFor('annuaire.csv est repris : 1 client.');
  const [made] = await askDatabase(
    company.server,
    "SELECT username FROM client JOIN collaborator USING (collaborator_id) WHERE client.email = 'ana@brise.example'",
  );
  expect(made?.username).toBe('bill.boquet');

  await openFile(bill, path);
  await bill.waitFor('Reprise — annuaire.csv');
  await bill.waitFor('3 = 1 inchangé');
});

it('what a colleague does between the preview and the run is refused with its reason, and nothing is written', async () => {
  const path = file('contrats.csv', [
    'Contrat ID;Client;Interlocuteur;E-mail;Téléphone;Commercial;Coût;Statut',
    '7700;Givre;Luc Givre;luc@givre.example;01 02 03 06 05;Bill Boquet;1000;à signer',
  ]);
  const gestion = await company.signIn('gestion.demo', { columns: 140 });
  await gestion.press('3');
  await openFile(gestion, path);
  await gestion.waitFor('2 fiches seront reprises.');
  const [{ id }] = (await askDatabase(company.server, 'SELECT MIN(client_id) AS id FROM client')) as [{ id: number }];
  await askDatabase(
    company.server,
    'INSERT INTO contract (contract_id, client_id, cost, balance) VALUES (7700, ?, 5, 5)',
    [id],
  );
  await gestion.press('Ctrl+S', 'o');
  await gestion.waitFor('Rien n’est repris : Contrat 7700');
  await gestion.waitFor('Refusé à l’écriture');
  await gestion.waitFor(/▸.*Contrat 7700.*\? à voir/);
  const [left] = await askDatabase(
    company.server,
    "SELECT COUNT(*) AS number FROM client WHERE email = 'luc@givre.example'",
  );
  expect(Number(left?.number)).toBe(0);
});

it('Escape stops a run that is under way: it waits for the server, and nothing is written', async () => {
  const path = file('arrêt.csv', [
    'Contrat ID;Client;Interlocuteur;E-mail;Téléphone;Commercial;Coût;Statut',
    '7800;Verglas;Luc Verglas;luc@verglas.example;01 02 03 07 05;Bill Boquet;1000;à signer',
  ]);
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('1');
  await openFile(gestion, path);
  await gestion.waitFor('2 fiches seront reprises.');
  // Somebody else holds the number, so the run waits.
  const other = await createConnection({ ...company.server.admin, database: company.server.config.schema });
  try {
    await other.beginTransaction();
    await other.query(
      'INSERT INTO contract (contract_id, client_id, cost, balance) SELECT 7800, MIN(client_id), 5, 5 FROM client',
    );
    await gestion.press('Ctrl+S', 'o');
    await gestion.waitFor('Reprise en cours');
    await gestion.press('Esc');
    await gestion.waitFor('arrêt en cours…');
    await other.rollback();
  } finally {
    await other.end();
  }
  await gestion.waitFor('Interrompu : rien de arrêt.csv n’est repris.');
  await gestion.waitFor('Reprise — arrêt.csv');
  const [left] = await askDatabase(
    company.server,
    "SELECT COUNT(*) AS number FROM client WHERE email = 'luc@verglas.example'",
  );
  expect(Number(left?.number)).toBe(0);
});

it('nobody reads the files of the application, and who imports nothing is told why', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('1');
  await openFile(gestion, join(company.server.config.home.config, 'config.json'));
  await gestion.waitFor('est dans un dossier de l’application');
  const kate = await company.signIn('kate.hastroff');
  await kate.press('1', 'I');
  await kate.waitForNo('Reprendre un fichier');
});

it('a whole path takes the place of the last folder, a name alone is found in it, and a wrong path changes nothing', async () => {
  const path = file('encore.csv', [HEAD, 'Givre SA;Léa Givre;lea@givre.example;01 02 03 04 99;Bill Boquet']);
  const gestion = await company.signIn('gestion.demo', { columns: 140, rows: 40 });
  await gestion.press('1');
  for (const typed of [path, path, 'encore.csv']) {
    await openFile(gestion, typed);
    await gestion.waitFor('Reprise — encore.csv');
    await gestion.press('Esc');
    await gestion.waitForNo('Reprise — encore.csv');
    await openFile(gestion, join(folder, 'nulle part', 'encore.csv'));
    await gestion.waitFor('n’existe pas');
  }
});
