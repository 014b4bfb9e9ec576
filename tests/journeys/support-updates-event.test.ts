import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find, retype } from '../support/mainScreenWork.ts';
import { readCard } from '../support/readMainScreen.ts';

const company = demoCompany();

it('a support changes date, place, guests and notes of an assigned event (S21)', async () => {
  const kate = await company.signIn('kate.hastroff', { rows: 70 });
  await find(kate, 3, 'john wedding');
  await kate.press('e');
  await kate.waitFor('Modifier John Ouick Wedding');
  await kate.waitFor('▸ Participants');
  await kate.press('Shift+Tab', 'Shift+Tab', 'Shift+Tab');
  for (const text of ['4 juin 2023 14h30', '5/6/2023 1h', 'Château de Beauregard']) {
    await retype(kate, text);
    await kate.press('Tab');
  }
  await retype(kate, '80');
  await kate.press('Tab');
  await kate.paste('\nDJ réservé.\nRepli sous tente.');
  await kate.press('Ctrl+S');
  await kate.waitFor('Événement enregistré : John Ouick Wedding.');
  await kate.waitFor((screen) => /participants : 75 → 80/.test(readCard(screen)));
  const card = readCard(kate.screen);
  expect(card).toMatch(/Début +dim\S+ 4 juin 2023 à\s+14:30\nFin +lun\S+ 5 juin 2023 à\s+01:00/);
  expect(card).toMatch(/Lieu +Château de Beauregard\nParticipants +80/);
  expect(card).toMatch(/\nDJ réservé\.\nRepli sous tente\./);
});

it('empty guests mean unknown, which is not 0', async () => {
  const kate = await company.signIn('kate.hastroff', { rows: 50 });
  const save = async (attendees: string) => {
    await kate.press('e');
    await kate.waitFor('Modifier John Ouick Wedding');
    await retype(kate, attendees);
    await kate.press('Ctrl+S');
    await kate.waitFor('Événement enregistré : John Ouick Wedding.');
    const [row] = await askDatabase(company.server, 'SELECT attendees FROM event WHERE event_id = 109');
    return row?.attendees;
  };
  await find(kate, 3, 'john wedding');
  expect(await save('')).toBeNull();
  await kate.waitFor((screen) => /Participants +pas encore connu/.test(readCard(screen)));
  expect(await save('0')).toBe(0);
  await kate.waitFor((screen) => /Participants +0\n/.test(readCard(screen)));
});
