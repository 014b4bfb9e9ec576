import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';

const company = demoCompany();

it('a form keeps all typed text at every size of the window', async () => {
  const bill = await company.signIn('bill.boquet', { columns: 60, rows: 16 });
  await bill.press('n');
  await bill.waitFor('Créer un nouveau client');
  await bill.type('Étoile');
  await bill.resize(200, 60);
  await bill.waitFor('Fiche client');
  await bill.waitFor(/Société +Étoile/);
  await bill.type(' du Nord');
  await bill.press('Tab');
  await bill.type('Anaïs');
  await bill.resize(40, 10);
  await bill.waitFor('La fenêtre fait 40×10.');
  expect(bill.text()).not.toContain('Étoile');
  await bill.type('invisible');
  await bill.resize(60, 16);
  await bill.waitFor(/Société +Étoile du Nord/);
  await bill.waitFor(/▸ Interlocuteur +Anaïs/);
  expect(bill.text()).not.toContain('invisible');
  await bill.type(' Kay');
  await bill.press('Tab');
  await bill.type('anais@etoile.example');
  await bill.press('Tab');
  await bill.type('0102030405');
  await bill.resize(120, 40);
  await bill.press('Ctrl+S');
  await bill.waitFor('Client créé : Étoile du Nord');
  const [row] = await askDatabase(
    company.server,
    "SELECT full_name, email FROM client WHERE company_name LIKE 'Étoile%'",
  );
  expect(row).toEqual({ full_name: 'Anaïs Kay', email: 'anais@etoile.example' });
});

it('no line of the panes is damaged by a resize', async () => {
  const bill = await company.signIn('bill.boquet');
  for (const [columns, rows] of [
    [200, 60],
    [60, 16],
    [99, 30],
    [100, 30],
    [80, 24],
    [120, 40],
  ] as const) {
    await bill.resize(columns, rows);
    await bill.waitFor((screen) =>
      screen
        .lines()
        .slice(1, -2)
        .every((line) => line.length === columns),
    );
    await bill.waitFor(/\? aide {2}: commandes$/m);
  }
});
