import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { shapeTries, textTries, tryTexts } from '../support/badInput.ts';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';

const company = demoCompany();
const MOMENT = 'Une date et une heure comme 4/6/2023 13h, 4 juin 13:30 ou samedi 20h.';
const COUNT = 'Un nombre entier, en chiffres ; vide si on ne sait pas.';

it('every invalid field of an event gets a message beside it; the notes keep several lines', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('2', 't');
  await find(bill, 2, '652');
  await bill.press('v');
  await bill.waitFor('Nouvel événement, contrat 652');
  await tryTexts(bill, 'Nom', textTries(120));
  await bill.press('Tab');
  await tryTexts(bill, 'Début', [
    ['', 'Champ obligatoire.'],
    ['31/02/2027 13h', 'Ce jour n’existe pas (le jour vient avant le mois).'],
    ['28/03/2027 2h30', 'Cette heure n’existe pas ce jour-là : passage à l’heure d’été.'],
    ['4/6/2027', 'Il manque l’heure, comme 13h ou 13:30.'],
    ['13h', 'Il manque le jour.'],
    ['4/6/2027 25h', 'Cette heure n’existe pas.'],
    ['4/6/2023 13h', 'Un nouvel événement ne peut pas commencer dans le passé.'],
    ...shapeTries(MOMENT),
    ['4 Jun 2099 @ 1PM', null],
  ]);
  await bill.press('Tab');
  await tryTexts(bill, 'Fin', [
    ['4/6/2099 12h', 'La fin doit venir après le début.'],
    ['n’importe quand', MOMENT],
    ['5/6/2099 2h', null],
  ]);
  await bill.press('Tab');
  await tryTexts(bill, 'Lieu', textTries(255));
  await bill.press('Tab');
  await tryTexts(bill, 'Participants', [
    ['-3', COUNT],
    ['75,5', COUNT],
    ['1e3', COUNT],
    ['4294967295', '4294967294 au maximum.'],
    ...shapeTries(COUNT),
    ['75', null],
    ['', null],
  ]);
  await bill.press('Tab');
  await bill.paste('Première ligne\n\n  deuxième : 100 %\nشركة');
  await bill.press('Ctrl+S');
  await bill.waitFor('Événement créé');
  const [row] = await askDatabase(company.server, 'SELECT * FROM event ORDER BY event_id DESC LIMIT 1');
  expect(row).toMatchObject({
    name: '<b>&amp;</b>',
    location: '<b>&amp;</b>',
    attendees: null,
    event_start: '2099-06-04 11:00:00',
    event_end: '2099-06-05 00:00:00',
    notes: 'Première ligne\n\n  deuxième : 100 %\nشركة',
  });
});
