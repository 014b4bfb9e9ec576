import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { beforeAll, expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import type { Driver } from '../support/driver.ts';
import { demoCompany } from '../support/journey.ts';
import { find, retype } from '../support/mainScreenWork.ts';
import { readPane } from '../support/readMainScreen.ts';
import type { Screen } from '../support/screen.ts';

const company = demoCompany();

/** A month without events of the demo company; the clock moves forward on its 30th. */
const MONTH = '2031-03';
const day = (number: number) => `${MONTH}-${String(number).padStart(2, '0')}`;
const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
const SHOWN_DAY = new RegExp(`(\\d+)(?:er)? (${MONTHS.join('|')}) (\\d{4})(?:,| —)`);

/** Two events of Kate at the same time on the 10th, an unassigned one over the following night, and 300 on the 20th. */
const EVENTS = `
  INSERT INTO event (contract_id, support_contact, name, event_start, event_end, location) VALUES
    (652, NULL, '婚礼派对 Nuit', '${day(11)} 20:00', '${day(12)} 02:00', 'Lyon'),
    (652, (SELECT collaborator_id FROM collaborator WHERE username = 'kate.hastroff'), 'Aubade',
      '${day(10)} 08:00', '${day(10)} 10:00', 'Lyon'),
    (652, NULL, 'Bal', '${day(10)} 09:00', '${day(10)} 11:00', 'Lyon')`;
const TWICE = `UPDATE event JOIN event AS other ON other.name = 'Aubade'
  SET event.support_contact = other.support_contact WHERE event.name = 'Bal'`;

beforeAll(async () => {
  await askDatabase(company.server, EVENTS);
  await askDatabase(company.server, TWICE);
  const crowd = Array.from(
    { length: 320 },
    (_, at) => `(652, NULL, 'Foule ${at}', '${day(20)} 08:00', '${day(20)} 09:00', 'Lyon')`,
  );
  await askDatabase(
    company.server,
    `INSERT INTO event (contract_id, support_contact, name, event_start, event_end, location) VALUES ${crowd.join(', ')}`,
  );
});

/** The cell of a day: its line with the numbers, and the lines of events below. */
function cellOf(screen: Screen, number: number): string[] {
  const lines = screen.lines();
  const isDay = new RegExp(`^[ ▸]${number} `);
  // The weeks around the month have days with the same number in other months.
  const rows = lines.flatMap((line, row) =>
    line.split('│').flatMap((cell, column) => (isDay.test(cell) ? [{ row, column }] : [])),
  );
  const at = number < 20 ? rows[0] : rows.at(-1);
  if (!at) throw new Error(`There is no day ${number}.\n${screen.text()}`);
  const below = lines.slice(at.row, at.row + 9).map((line) => line.split('│')[at.column]?.trim() ?? '');
  const next = below.findIndex((cell, line) => line > 0 && /^▸?\d+ ─/.test(cell));
  return below.slice(0, next < 0 ? undefined : next);
}

const press = (key: string, times: number) => Array.from({ length: Math.abs(times) }, () => key);

/** Opens the calendar with everybody's events at a day of that month. */
async function openCalendar(person: Driver, number: number): Promise<void> {
  await person.press('K');
  await person.waitFor(/Agenda — /);
  await person.press('g', 't');
  await goTo(person, number);
}

/** The day that the calendar has focused, as its line says. */
function focusedDay(person: Driver): { year: number; month: number; date: number } {
  const [, date, month = '', year] = SHOWN_DAY.exec(person.text()) ?? [];
  if (!date) throw new Error(`No day is focused.\n${person.text()}`);
  return { year: Number(year), month: MONTHS.indexOf(month) + 1, date: Number(date) };
}

/** Goes to a day of that month from the focused one. PageDown can end on another date, since months differ in length. */
async function goTo(person: Driver, number: number): Promise<void> {
  const { year, month } = focusedDay(person);
  await person.typeAtOnce('\u001b[6~'.repeat((2031 - year) * 12 + 3 - month));
  await person.waitFor(/mars 2031(?:,| —)/);
  const { date } = focusedDay(person);
  await person.press(...press(number < date ? 'Left' : 'Right', number - date));
  await person.waitFor(new RegExp(`${number} mars 2031(?:,| —)`));
}

it('K shows the month: overlaps, unassigned events, nights over two days, and a counted crowd', async () => {
  const gestion = await company.signIn('gestion.demo', { rows: 44 });
  await openCalendar(gestion, 10);
  await gestion.waitFor((screen) => /▂2 2!/.test(cellOf(screen, 10)[0] ?? ''));
  expect(cellOf(gestion.screen, 10)[1]).toMatch(/^!\d\d:00 Aubade/);
  expect(cellOf(gestion.screen, 10)[2]).toMatch(/^!\d\d:00 Bal/);
  expect(cellOf(gestion.screen, 11).join('\n')).toMatch(/\?21:00 婚礼/);
  expect(cellOf(gestion.screen, 12).join('\n')).toMatch(/\?→03:00 婚礼/);
  expect(cellOf(gestion.screen, 20)[0]).toMatch(/▲320 60\+\?/);
  expect(cellOf(gestion.screen, 20).join('\n')).toMatch(/\+31\d/);
  const borders = gestion.screen.lines().filter((line) => line.startsWith('│'));
  expect(borders.filter((line) => !line.endsWith('│'))).toEqual([]);
});

it('Enter opens the event in its pane with its context, or a choice on a day with several; Escape goes back', async () => {
  const nina = await company.signIn('nina.perrot', { rows: 44 });
  await openCalendar(nina, 10);
  await nina.press('Enter');
  await nina.waitFor('Quel événement ?');
  await nina.waitFor(/Aubade +Kate Hastroff, John Ouick/);
  await nina.press('Esc', 'Esc');
  await nina.waitForNo(/Agenda — /);
  await openCalendar(nina, 10);
  await nina.press('Enter');
  await nina.waitFor(/Bal +Kate/);
  await nina.press('G', 'k');
  await nina.press('G', 'Enter');
  await nina.waitFor(
    (screen) => /^3 Événements/.test(readPane(screen, 3).title) && /^Bal /.test(readPane(screen, 3).selected),
  );
  expect(readPane(nina.screen, 2).selected).toMatch(/^652 /);
});

it('all events of a crowded day can be chosen', async () => {
  const nina = await company.signIn('nina.perrot', { rows: 44 });
  await openCalendar(nina, 20);
  await nina.waitFor((screen) => /▸20 +▲320/.test(cellOf(screen, 20)[0] ?? ''));
  await nina.press('Enter');
  await nina.waitFor(/Foule 0 /);
  await nina.press('End');
  await nina.waitFor(/Foule 319 /);
});

it('a save from the calendar is shown there at once', async () => {
  const gestion = await company.signIn('gestion.demo', { rows: 44 });
  await openCalendar(gestion, 11);
  await gestion.waitFor(/婚礼/);
  await gestion.press('z');
  await gestion.waitFor(/semaine du/);
  await gestion.press('a');
  await gestion.waitFor(/quel support/);
  await gestion.waitFor('Aliénor Vichum');
  await gestion.press('Enter');
  await gestion.waitFor(/Contact support \(/);
  await gestion.waitFor((screen) => /1 événement(?!.*sans support)/.test(screen.lines().at(-3) ?? ''));
});

it('K opens at the day of the selected event, with a filter that includes the event', async () => {
  const kate = await company.signIn('kate.hastroff', { rows: 44 });
  await find(kate, 3, 'john wedding');
  await kate.press('K');
  await kate.waitFor(/Agenda — juin 2023, mes événements|Agenda — .*mes événements.*juin 2023/);
  await kate.press('Esc', 't');
  await find(kate, 3, 'lou bouzin');
  await kate.press('K');
  await kate.waitFor(/tous les événements/);
  await kate.waitFor(/mai 2023/);
});

it('the view by support, then one support alone', async () => {
  const gestion = await company.signIn('gestion.demo', { rows: 44 });
  await openCalendar(gestion, 10);
  await gestion.press('z', 'z');
  await gestion.waitFor(/par support, semaine du/);
  await gestion.waitFor(/Kate Hastroff +│! +▐!/);
  await gestion.waitFor(/│!\d\d:00 Aub/);
  await gestion.waitFor(/▐█▌ pris, de 0 h à 24 h/);
  // A support without events that week is free.
  await gestion.waitFor(/Aliénor Vichum +│/);
  await gestion.press('s');
  await gestion.waitFor('L’agenda de quel support ?');
  await gestion.waitFor('Kate Hastroff');
  await gestion.press('Enter');
  await gestion.waitFor(/Agenda — par support.*Kate Hastroff|Agenda — par support.*Aliénor Vichum/);
});

it('X writes the calendar, or one event, as a file for other calendars', async () => {
  const kate = await company.signIn('kate.hastroff', { rows: 44 });
  await kate.press('K');
  await kate.waitFor(/mes événements/);
  await kate.press('g');
  await goTo(kate, 10);
  await kate.waitFor((screen) => /2!/.test(cellOf(screen, 10)[0] ?? ''));
  await kate.press('X');
  await kate.waitFor('Exporter');
  await kate.press('Tab');
  await retype(kate, 'mars');
  await kate.press('Ctrl+S');
  await kate.waitFor(/lignes dans/);
  const path = join(company.server.config.home.data, 'exports', 'kate.hastroff', 'mars.ics');
  const events = new ICAL.Component(ICAL.parse(readFileSync(path, 'utf8'))).getAllSubcomponents('vevent');
  const names = events.map((one) => new ICAL.Event(one).summary);
  expect(names).toEqual(expect.arrayContaining(['Aubade', 'Bal']));
  expect(names).not.toContain('Foule 1');
});

it('read aloud, the focused day is read line by line', async () => {
  const nina = await company.signIn('nina.perrot', { isRead: true });
  await nina.press('K', 'g', 't');
  await nina.waitFor(/tous les événements/);
  await goTo(nina, 10);
  await nina.waitFor(/2 événements, 2 en chevauchement, charge \d+ %/);
  await nina.waitFor(/Aubade, John Ouick, Kate Hastroff, chevauche un autre événement/);
  expect(nina.text()).not.toMatch(/[│─┌╒▸▲▁-▐]/);
  await nina.press('?');
  await nina.waitFor(/charge : au mois, heures d’événements du jour/);
  expect(nina.text()).not.toMatch(/[▲▁-▐]/);
});
