import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { until } from '../support/databaseStates.ts';
import { demoCompany } from '../support/journey.ts';
import { fillIn, find, retype } from '../support/mainScreenWork.ts';
import { readCard, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

async function countStatements(): Promise<number> {
  const [row] = await askDatabase<{ Value: string }>(company.server, "SHOW GLOBAL STATUS LIKE 'Com_select'");
  return Number(row?.Value);
}

/** Waits until the idle screen has polled this many times more. It sends no other queries then. */
async function untilOthersAreAskedFor(times: number): Promise<void> {
  const before = await countStatements();
  await until(async () => (await countStatements()) >= before + times, 'what others saved is asked for');
}

it('a colleague’s changes appear by themselves, marked for a moment; cursor, filter and sort stay', async () => {
  const [bill, gestion] = [await company.signIn('bill.boquet'), await company.signIn('gestion.demo')];
  await gestion.press('1', 'O', 'O', '/');
  await gestion.type('bill');
  await gestion.press('Enter', 'j', 'j', 'j', 'j');
  await gestion.waitFor((screen) => readPane(screen, 1).place === 5);
  const before = readPane(gestion.screen, 1);
  await bill.press('1');
  await find(bill, 1, 'bastide');
  await bill.press('e', 'Tab');
  await retype(bill, 'Lise Nouvelle');
  await bill.press('Ctrl+S');
  await bill.waitFor('Client enregistré : Atelier Bastide.');
  await gestion.waitFor(/~ ?Atelier Bastide +Lise Nouvelle/);
  const after = readPane(gestion.screen, 1);
  expect([after.title, after.selected, after.place]).toEqual([before.title, before.selected, before.place]);
  await gestion.waitFor(/ {2}Atelier Bastide +Lise Nouvelle/);
  expect(readPane(gestion.screen, 1).title).toContain('filtre : bill, tri : Société');
});

it('the card of the record is refreshed, with its history', async () => {
  const [bill, gestion] = [await company.signIn('bill.boquet'), await company.signIn('gestion.demo')];
  await gestion.press('1');
  await find(gestion, 1, 'horizon');
  await bill.press('1');
  await find(bill, 1, 'horizon');
  await bill.press('e', 'Tab');
  await retype(bill, 'Paule Horizon');
  await bill.press('Ctrl+S');
  await gestion.waitFor((screen) => /Interlocuteur +Paule Horizon/.test(readCard(screen)));
  await gestion.waitFor((screen) =>
    /interlocuteur : .* → Paule Horizon/.test(readCard(screen).replaceAll(/\s+/g, ' ')),
  );
});

it('the card is refreshed when a related record changes, and its own record does not', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('1');
  await find(bill, 1, 'john ouick');
  await bill.waitFor((screen) => /Contrat 652 +● signé/.test(readCard(screen)));
  await askDatabase(company.server, "UPDATE contract SET statut = 'closed' WHERE contract_id = 652");
  await bill.waitFor((screen) => /Contrat 652 +■ clos/.test(readCard(screen)));
});

it('an open form keeps every letter', async () => {
  const [bill, gestion] = [await company.signIn('bill.boquet'), await company.signIn('gestion.demo')];
  await bill.press('1');
  await find(bill, 1, 'gaudin');
  await bill.press('e', 'Tab');
  await retype(bill, 'Moitié d’un no');
  await gestion.press('1');
  await find(gestion, 1, 'gaudin');
  await gestion.press('a');
  await gestion.waitFor('Camille');
  await gestion.press('End', 'Enter');
  await gestion.waitFor(/Nouveau commercial \(/);
  await bill.waitFor('Moitié d’un no');
  await bill.type('m');
  await bill.waitFor('Moitié d’un nom');
});

it('a user’s own save is shown at once, and no row is marked', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('1');
  await find(bill, 1, 'tilleuls');
  await bill.press('e', 'Tab');
  await retype(bill, 'Moi Même');
  await bill.press('Ctrl+S');
  await bill.waitFor('Client enregistré : Ferme des Tilleuls.');
  await bill.waitFor(/Ferme des Tilleuls +Moi Même/);
  await bill.settle();
  await untilOthersAreAskedFor(2);
  expect(bill.text()).not.toContain('~');
});

it('a colleague’s new record appears in the list, and a deactivated one disappears', async () => {
  const [bill, camille] = [await company.signIn('bill.boquet'), await company.signIn('commercial.demo')];
  await camille.press('1', 't');
  await camille.waitFor((screen) => readPane(screen, 1).title.includes('tous'));
  await camille.settle();
  const { total } = readPane(camille.screen, 1);
  await bill.press('1', 'n');
  await fillIn(bill, ['Aaa Nouvelle', 'Ana Neuve', 'ana@neuve.fr', '01 02 03 04 05']);
  await bill.press('Ctrl+S');
  await bill.waitFor('Client créé : Aaa Nouvelle');
  await camille.waitFor((screen) => readPane(screen, 1).total === total + 1);
  await camille.waitFor(/Aaa Nouvelle +Ana Neuve/);
  await bill.press('d', 'o');
  await bill.waitFor('Client désactivé : Aaa Nouvelle.');
  await camille.waitForNo('Aaa Nouvelle');
  await camille.waitFor((screen) => readPane(screen, 1).total === total);
});

it('an idle screen sends no byte', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('1');
  const minute = () => new Date().getMinutes();
  // The clock of the title line may change, once a minute.
  for (let isSame = false; !isSame; ) {
    await bill.settle();
    const [{ bytes }, at] = [bill.screen, minute()];
    await untilOthersAreAskedFor(2);
    await bill.settle();
    isSame = minute() === at;
    if (isSame) expect(bill.screen.bytes).toBe(bytes);
  }
});
