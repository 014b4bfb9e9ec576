import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';
import { readHome, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('from the home screen to a record and back, on the same row; 0 goes to the most urgent one', async () => {
  const bill = await company.signIn('bill.boquet', { staysHome: true });
  const [urgent] = [readHome(bill.screen).selected];
  await bill.press('j', 'j');
  const left = readHome(bill.screen).selected;
  expect(left).not.toBe(urgent);
  await bill.press('Enter');
  await bill.waitFor(/[╒╞] [23] /);
  await bill.press('Esc');
  await bill.waitFor(/╒ 0 Accueil/);
  expect(readHome(bill.screen).selected).toBe(left);
  await bill.press('0');
  await bill.waitFor((screen) => readHome(screen).selected === urgent);
});

it('from a record found by its name, back to the list with its filter and its row', async () => {
  const nina = await company.signIn('nina.perrot');
  await nina.press('/');
  await nina.type('a');
  await nina.press('Enter', 'j', 'j', 'j');
  await nina.settle();
  const before = readPane(nina.screen, 1);
  await nina.press(':');
  await nina.type('john ouick wedding');
  await nina.press('Enter');
  await nina.waitFor('Epic Events › Événements › John Ouick Wedding');
  await nina.press('Esc');
  await nina.waitFor((screen) => readPane(screen, 1).selected === before.selected);
  expect(readPane(nina.screen, 1)).toMatchObject({ title: before.title, place: before.place });
  expect(readPane(nina.screen, 1).header).not.toBe('');
  await nina.press('Esc');
  await nina.waitFor((screen) => readPane(screen, 1).title === '1 Clients — tous');
  await nina.press('Esc');
  await nina.waitFor(/╒ 0 Accueil/);
});

it('from all the events without a support, back to the events of the contract; then to the contract', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('2');
  await find(gestion, 2, '652');
  await gestion.press('Enter');
  await gestion.waitFor((screen) => readPane(screen, 3).selected.startsWith('John Ouick Wedding'));
  await gestion.press('w');
  await gestion.waitFor((screen) => readPane(screen, 3).title === '3 Événements — tous, sans support');
  await gestion.press('Esc');
  await gestion.waitFor((screen) => readPane(screen, 3).title === '3 Événements — de ce contrat');
  await gestion.press('Esc');
  await gestion.waitFor('Epic Events › Contrats › Contrat 652');
});

it('from an event of the calendar, back to its day', async () => {
  const kate = await company.signIn('kate.hastroff');
  await kate.press('K');
  await kate.waitFor('Agenda — ');
  await kate.press('z');
  await kate.settle();
  for (let day = 0; day < 40 && kate.text().includes('Agenda — '); day += 1) {
    await kate.press('Enter');
    if (kate.text().includes('Agenda — ')) await kate.press('Right');
    await kate.settle();
  }
  await kate.waitFor((screen) => readPane(screen, 3).title === '3 Événements — de ce contrat');
  await kate.settle();
  await kate.press('Esc');
  await kate.waitFor('Agenda — ');
  await kate.press('Enter');
  await kate.waitForNo('Agenda — ');
});
