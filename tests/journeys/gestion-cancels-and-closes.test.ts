import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

/** The balance of a contract in the format of a sentence. */
async function balanceOf(id: number): Promise<string> {
  const [row] = await askDatabase(company.server, `SELECT balance FROM contract WHERE contract_id = ${id}`);
  return new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' })
    .format(Number(row?.balance))
    .replaceAll(/\s/g, ' ');
}

/** The day of a contract's next event, as a sentence says it. The example company's events lie around today. */
async function eventDayOf(contract: number): Promise<string> {
  const [row] = await askDatabase<{ event_start: string }>(
    company.server,
    `SELECT event_start FROM event WHERE contract_id = ${contract} AND is_active AND event_end > UTC_TIMESTAMP()
     ORDER BY event_start LIMIT 1`,
  );
  const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Paris' } as const;
  const day = new Intl.DateTimeFormat('fr-FR', options).format(new Date(`${row?.event_start.replace(' ', 'T')}Z`));
  return day.replace(/^1 /, '1er ');
}

/** The text of the dialog on one line. */
function dialogIn(text: string): string {
  const lines = text.split('\n');
  const top = lines.findIndex((line) => line.includes('╒ Clore le contrat'));
  const from = lines[top]?.lastIndexOf('╒') ?? 0;
  const end = lines[top]?.indexOf('╕', from) ?? 0;
  const below = lines.slice(top + 1);
  const inside = below.slice(
    0,
    below.findIndex((line) => line[from] === '└'),
  );
  return inside
    .map((line) => line.slice(from + 1, end).trim())
    .join(' ')
    .replaceAll(/\s+/g, ' ');
}

it('closing with a balance and a future event names both, and needs the typed id; the amount due stays in the list', async () => {
  const gestion = await company.signIn('gestion.demo');
  const rest = await balanceOf(580);
  await gestion.press('2', 'i');
  await find(gestion, 2, '580');
  await gestion.press('s');
  await gestion.waitFor('Contrat 580 (Atelier Bastide) : reste');
  const asked = dialogIn(gestion.text());
  expect(asked).toContain(`reste ${rest} ;`);
  expect(asked).toMatch(new RegExp(`1 événement à venir \\(.*${await eventDayOf(580)}`));
  await gestion.press('s', 'Enter');
  await gestion.waitFor('définitivement ?');
  await gestion.press('o');
  await gestion.waitFor('une fois clos, il le reste');
  await gestion.press('s', 'Enter');
  await gestion.waitFor('Tapez 580 pour confirmer.');
  await gestion.press('Backspace');
  await gestion.type('580');
  await gestion.press('Enter');
  await gestion.waitFor('Contrat 580 clos.');
  await gestion.waitFor((screen) => /^580 .* clos$/.test(readPane(screen, 2).selected));
  expect(readPane(gestion.screen, 2).title).toContain('non soldés');
  await gestion.press('d');
  await gestion.waitFor('Un contrat clos ou déjà annulé ne peut plus être annulé.');
});

it('a paid contract without future events is closed by one confirmation, which says that it is final', async () => {
  const [row] = await askDatabase<{ balance: string }>(
    company.server,
    'SELECT balance FROM contract WHERE contract_id = 615',
  );
  await askDatabase(
    company.server,
    "INSERT INTO payment (contract_id, amount, paid_on, method) VALUES (615, ?, '2026-11-01', 'card')",
    [row?.balance ?? ''],
  );
  await askDatabase(company.server, 'UPDATE event SET is_active = FALSE WHERE contract_id = 615');
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('2');
  await find(gestion, 2, '615');
  await gestion.press('s', 's', 'Enter');
  await gestion.waitFor('soldé, aucun');
  await gestion.press('o');
  await gestion.waitFor('Contrat 615 clos.');
});

it('gestion cancels a contract to sign', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('2');
  await find(gestion, 2, '647');
  await gestion.press('d', 'd');
  await gestion.waitFor('Contrat 647 (Studio Grand Angle) :');
  await gestion.waitFor('Annuler définitivement ?');
  await gestion.press('o');
  await gestion.waitFor('Contrat 647 annulé.');
  await gestion.press('p');
  await gestion.waitFor('Seul un contrat à signer, signé ou clos reçoit un paiement.');
});

it('gestion cancels an event, which leaves the lists, and H shows it again', async () => {
  const gestion = await company.signIn('gestion.demo');
  await gestion.press('t');
  await find(gestion, 3, 'john wedding');
  await gestion.press('d');
  await gestion.waitFor('John Ouick Wedding (John Ouick), ');
  await gestion.waitFor('support : Kate Hastroff');
  await gestion.waitFor(/Annuler définitivement.*peut pas|Cela ne peut pas être défait/s);
  await gestion.press('o');
  await gestion.waitFor('Événement annulé : John Ouick Wedding.');
  await gestion.waitFor((screen) => readPane(screen, 3).total === 0);
  await gestion.press('H');
  await gestion.waitFor((screen) => readPane(screen, 3).selected.startsWith('✕ [annulé] John Ouick'));
});
