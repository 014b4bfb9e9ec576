import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';
import { readCard } from '../support/readMainScreen.ts';

const company = demoCompany();

/** The card's own fields, without line breaks and without the stamp of the last change. */
const cardOf = (text: string) =>
  text
    .split(/\n(?:Liens|Contrats \(\d+\)|Historique)/)[0]
    ?.replace(/\nModifié le .*/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

it('the two events and the client of the brief are shown, exactly (S28)', async () => {
  const alienor = await company.signIn('alienor.vichum', { columns: 200, rows: 60 });
  await alienor.press('t');
  await find(alienor, 3, 'wedding');
  await alienor.waitFor((screen) => readCard(screen).includes('Historique'));
  expect(cardOf(readCard(alienor.screen))).toBe(
    'John Ouick Wedding Début dimanche 4 juin 2023 à 13:00 Fin lundi 5 juin 2023 à 02:00 ' +
      'Lieu 53 Rue du Château, 41120 Candé-sur-Beuvron, France Participants 75 ' +
      'Notes Wedding starts at 3PM, by the river. Catering is organized, reception starts at 5PM. ' +
      'Kate needs to organize the DJ for after party. ' +
      'Contact client John Ouick john.ouick@gmail.com +1 234 567 8901 Société John Ouick ' +
      'Contact support Kate Hastroff Commercial Bill Boquet Événement 109 Contrat 652',
  );
  await find(alienor, 3, 'lou bouzin');
  await alienor.waitFor((screen) => readCard(screen).includes('Historique'));
  expect(cardOf(readCard(alienor.screen))).toBe(
    'Lou Bouzin General Assembly Début vendredi 5 mai 2023 à 15:00 Fin vendredi 5 mai 2023 à 17:00 ' +
      'Lieu Salle des fêtes de Mufflins Participants pas encore connu ' +
      'Notes Assemblée générale des actionnaires (~200 personnes). ' +
      'Contact client Jacky Blangier jacky@loubouzin.grd + 666 12345 Société Lou Bouzin ' +
      'Contact support Aliénor Vichum Commercial Camille Durand Événement 1023 Contrat 412',
  );
  await alienor.press('1');
  await find(alienor, 1, 'cool startup');
  await alienor.waitFor((screen) => readCard(screen).startsWith('Cool Startup'));
  expect(readCard(alienor.screen)).toMatch(/Modifié le +29 mars 2023/);
  expect(cardOf(readCard(alienor.screen))).toMatch(
    /^Cool Startup LLC Interlocuteur Kevin Casey E-mail kevin@startup\.io Téléphone \+678 123 456 78 Client depuis dimanche 18 avril 2021 Commercial Bill Boquet Numéro \d+$/,
  );
});
