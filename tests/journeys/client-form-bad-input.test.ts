import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { hiddenAt, oneTooLong, shapeTries, textTries, tryTexts } from '../support/badInput.ts';
import { demoCompany } from '../support/journey.ts';
import { retype } from '../support/mainScreenWork.ts';

const company = demoCompany();
const EMAIL = 'Une adresse seule, comme nom@societe.fr, sans espace ni signe autour.';
const PHONE = 'Un numéro : chiffres, espaces et + ( ) . - /, 3 chiffres au moins, puis « poste 12 » s’il y en a un.';
const DAY = 'Une date comme 4/6/2023, 4 juin, vendredi, hier ou dans 3 jours.';

it('every invalid field of the client form gets a message beside it, and the typed text stays', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('n');
  await bill.waitFor('Créer un nouveau client');
  await tryTexts(bill, 'Société', textTries(120));
  await bill.press('Tab');
  await tryTexts(bill, 'Interlocuteur', textTries(120));
  await bill.press('Tab');
  await tryTexts(bill, 'E-mail', [
    ['', 'Champ obligatoire.'],
    ['kevin', EMAIL],
    ['kevin@startup', EMAIL],
    ['kevin @startup.io', EMAIL],
    [`${'k'.repeat(250)}@x.io`, oneTooLong(254, 'kkkkkkkk@x.i')],
    ['a@b.io\nb@c.io', hiddenAt('Fin de ligne (U+000A)', 7)],
    ...shapeTries(EMAIL),
    ['jacky@loubouzin.grd', null],
    ["o'hara+events@b.io", null],
  ]);
  await bill.press('Tab');
  await tryTexts(bill, 'Téléphone', [
    ['', 'Champ obligatoire.'],
    ['12', PHONE],
    ['zéro un', PHONE],
    ['1'.repeat(41), oneTooLong(40, '1'.repeat(12))],
    ...shapeTries(PHONE),
    ['+678 123 456 78', null],
    ['+ 666 12345', null],
  ]);
  await bill.press('Tab');
  await tryTexts(bill, 'Client depuis', [
    ['31/02/2021', 'Ce jour n’existe pas (le jour vient avant le mois).'],
    ['12/13/2021', 'Ce jour n’existe pas (le jour vient avant le mois).'],
    ['29 février 2023', 'Ce jour n’existe pas (le jour vient avant le mois).'],
    ['un de ces jours', DAY],
    ['demain', 'Cette date est dans le futur.'],
    ['4/6/2021 13h', 'Un jour seulement, sans heure.'],
    ['4/6/0021', 'Une année entre 1900 et 2199.'],
    ...shapeTries(DAY),
    ['18 avril 2021', null],
    ['', null],
  ]);
});

it('an invalid form is not saved: the focus goes to the first invalid field, and no typed text is lost', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('n');
  await bill.waitFor('Créer un nouveau client');
  await bill.type('Sans rien');
  await bill.press('Ctrl+S');
  await bill.waitFor('Certains champs sont à corriger.');
  await bill.waitFor('▸ Interlocuteur');
  expect(bill.text()).toMatch(/Société +Sans rien/);
});

it('unusual but valid values are stored exactly', async () => {
  const typed = ["Robert'); DROP TABLE client;-- % «élan» 👍🏽", 'شركة الأفق ', 'KeVin@Startup.io', '+ 666 12345'];
  const bill = await company.signIn('bill.boquet');
  await bill.press('n');
  await bill.waitFor('Créer un nouveau client');
  for (const text of typed) {
    await bill.typeAtOnce(text);
    await bill.press('Tab');
  }
  await retype(bill, '18/04/2021');
  await bill.press('Ctrl+S', 'Ctrl+S');
  await bill.waitFor('; vous êtes son commercial');
  const [row] = await askDatabase(company.server, 'SELECT * FROM client ORDER BY client_id DESC LIMIT 1');
  expect([row?.company_name, row?.full_name, row?.email, row?.phone]).toEqual(typed);
  expect(row?.creation_date).toBe('2021-04-18');
});
