import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';

const company = demoCompany();

const NOTES = 'Traiteur : Dupont, 06 11 22 33 44\\n20:30 dîner\\n15h cérémonie\\n<b>gras</b>';

it('support reads the run sheet of an event, copies it whole and writes it as a page', async () => {
  await askDatabase(
    company.server,
    `UPDATE event SET notes = '${NOTES}', attendees = NULL, event_start = UTC_DATE() + INTERVAL 52 HOUR,
     event_end = UTC_DATE() + INTERVAL 72 HOUR WHERE event_id = 109`,
  );
  await askDatabase(
    company.server,
    "INSERT INTO task (event_id, title, days_before, department) VALUES (109, 'Appeler le DJ <script>', 1, 'support')",
  );
  const kate = await company.signIn('kate.hastroff', { rows: 60 });
  await kate.press('3', 't');
  await find(kate, 3, '109');
  await kate.press('R');
  await kate.waitFor('Feuille de route — John Ouick Wedding');
  const page = kate.text();
  expect(page).toContain('Pas encore prêt');
  expect(page).toMatch(/Pas encore prêt[^A-Z]+participants/);
  expect(page).toMatch(/15:00 +cérémonie/);
  expect(page.indexOf('cérémonie')).toBeLessThan(page.indexOf('dîner'));
  expect(page).toContain('06 11 22 33 44');
  expect(page).toMatch(/Reste à payer +4\s000,00/);
  expect(page).toMatch(/\d\d\/\d\d\/\d\d +○ Appeler le DJ <script> \(tous les supports\)/);
  expect(page).toMatch(/En retard +4\s000,00/);
  await kate.press('y');
  await kate.waitFor('La feuille de route est copiée.');
  await kate.press('X', 'Ctrl+S');
  await kate.waitFor('Feuille de route : ');
  const folder = join(company.server.config.home.data, 'exports', 'kate.hastroff');
  expect(readdirSync(folder)).toEqual(['Feuille-de-route-John-Ouick-Wedding.html']);
  const path = join(folder, 'Feuille-de-route-John-Ouick-Wedding.html');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readFileSync(path, 'utf8')).toContain('&lt;b&gt;gras&lt;/b&gt;');
  expect(readFileSync(path, 'utf8')).toContain('○ Appeler le DJ &lt;script&gt;');
  // The same name again is replaced only if the form is saved twice.
  await kate.press('X');
  await kate.waitFor('John-Ouick-Wedding-2');
  await kate.press('Esc', 'Esc');
  await kate.waitFor((screen) => !screen.text().includes('Feuille de route —'));
});

it('a narrow window scrolls it', async () => {
  const nina = await company.signIn('nina.perrot', { columns: 80, rows: 24 });
  await nina.press('3', 't');
  await find(nina, 3, '109');
  await nina.press('R');
  await nina.waitFor('Quand et où');
  await nina.press('End');
  await nina.waitFor(/feuille faite le/);
});
