import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { readCard } from '../support/readMainScreen.ts';

const company = demoCompany();
const LONG = 'zéro un deux 三四 👩‍👧 '.repeat(600).slice(0, 10_000);

it.each([
  ['/', 'Filtrer'],
  [':', 'Commandes'],
])(
  'ten thousand characters pasted after « %s » are cut with a notice, and the next key works at once',
  async (key, title) => {
    const bill = await company.signIn('bill.boquet', { columns: 100 });
    await bill.press(key);
    await bill.waitFor(title);
    await bill.paste(LONG);
    await bill.waitFor('les 200 premiers caractères sont gardés');
    for (let y = 1; y < 20; y += 1) expect(bill.screen.cell(99, y).text).toMatch(/[│┐┤╕╡┘]/);
    await bill.press('Ctrl+U');
    await bill.type('atelier');
    await bill.waitFor(key === '/' ? 'filtre : atelier' : 'Atelier Bastide');
  },
);

it('ten thousand characters in the help’s search are cut too', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('?', '/');
  await bill.paste(LONG);
  await bill.waitFor('Aucune touche ne correspond');
  await bill.press('Esc');
  await bill.waitFor('Touches — Clients');
  await bill.waitFor('Créer un nouveau client');
});

it('ten thousand characters stay in a form field, which shows its limit; typing still works', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('n');
  await bill.waitFor('Créer un nouveau client');
  await bill.paste('zéro un deux 三四 '.repeat(700).slice(0, 10_000));
  await bill.type('!');
  await bill.press('Tab');
  await bill.waitFor(/! .*(?:trop long|caractères)/i);
  await bill.type('Anaïs');
  await bill.waitFor(/▸ Interlocuteur +Anaïs/);
  await bill.press('Shift+Tab', 'Ctrl+U');
  await bill.type('Court');
  await bill.waitFor(/▸ Société +Court/);
});

it('the notes of an event accept several thousand characters, and show the cursor’s position', async () => {
  const kate = await company.signIn('kate.hastroff');
  await kate.press('e');
  await kate.waitFor('Modifier ');
  await kate.press('Shift+Tab');
  await kate.paste('ligne\n'.repeat(1_600));
  await kate.type('la fin');
  await kate.waitFor('la fin');
});

it('three hundred characters in one field: cut in the list, whole in the card, and no line leaves its frame', async () => {
  const name = 'Établissements Réunis '.repeat(6).slice(0, 119).trim();
  const place = `${'Château des Ormes '.repeat(14)}fin`.slice(0, 255);
  await askDatabase(company.server, "UPDATE client SET company_name = ? WHERE company_name = 'John Ouick'", [name]);
  await askDatabase(company.server, "UPDATE event SET location = ?, notes = ? WHERE name = 'John Ouick Wedding'", [
    place,
    'x'.repeat(300),
  ]);
  const kate = await company.signIn('kate.hastroff', { columns: 120, rows: 50 });
  await kate.press('t', '/');
  await kate.type('ouick wedding');
  await kate.press('Enter');
  await kate.waitFor((screen) => /Lieu +Château des Ormes/.test(readCard(screen)));
  const card = readCard(kate.screen);
  expect(card.replaceAll(/\s+/g, ' ')).toContain(place.replaceAll(/\s+/g, ' ').slice(-30));
  expect(card.match(/x/g)?.length).toBeGreaterThanOrEqual(300);
  expect(card.replaceAll(/\s+/g, ' ')).toContain('Établissements Réunis Établissements Réunis');
  await kate.press('z');
  await kate.waitFor(/Établissements [^│]*… /);
  for (const line of kate.screen.lines().slice(1, -2)) expect(line).toHaveLength(120);
});
