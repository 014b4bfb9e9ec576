import { expect, it } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('digits, their AZERTY equivalents and Tab go from pane to pane', async () => {
  const gestion = await company.signIn('gestion.demo');
  const focused = () => [1, 2, 3, 4].find((number) => readPane(gestion.screen, number).header !== '');
  const steps: [string, number][] = [
    ['1', 1],
    ['é', 2],
    ['"', 3],
    ["'", 4],
    ['&', 1],
    ['2', 2],
    ['3', 3],
    ['4', 4],
  ];
  for (const [key, pane] of [...steps, ['Tab', 1], ['Shift+Tab', 4]] as [string, number][]) {
    await gestion.press(key);
    await gestion.waitFor(() => focused() === pane);
  }
});

it('arrows, j k, g G and pages move the cursor, and the pane below follows', async () => {
  const bill = await company.signIn('bill.boquet');
  const place = () => readPane(bill.screen, 1).place;
  const steps = { j: 2, Down: 3, k: 2, G: 25, Home: 1, End: 25, g: 1 };
  for (const [key, row] of Object.entries(steps)) {
    await bill.press(key);
    await bill.waitFor(() => place() === row);
  }
  await bill.press('PgDn');
  await bill.waitFor(() => place() > 10);
  await find(bill, 1, 'john ouick');
  await bill.waitFor((screen) => readPane(screen, 2).selected.startsWith('652'));
  await bill.waitFor((screen) => readPane(screen, 3).selected.startsWith('John Ouick Wedding'));
});

it('z fills the window with every column; a key without a meaning is reported', async () => {
  const bill = await company.signIn('bill.boquet', { columns: 160 });
  await bill.press('z');
  await bill.waitFor(/Société▴ +Interlocuteur +E-mail +Téléphone +Commercial +Client de/);
  await bill.waitFor('kevin@startup.io');
  await bill.press('Esc');
  await bill.waitFor('Fiche client');
  await bill.press('w');
  await bill.waitFor('La touche w sert dans le volet Événements (3) : Voir les événements non assignés.');
});

it('y copies a value of the row to the terminal’s clipboard', async () => {
  const bill = await company.signIn('bill.boquet');
  const sent: string[] = [];
  const write = bill.terminal.stdout.write.bind(bill.terminal.stdout);
  bill.terminal.stdout.write = ((...written: Parameters<typeof write>) => {
    sent.push(String(written[0]));
    return write(...written);
  }) as typeof write;
  await find(bill, 1, 'cool startup');
  await bill.press('y');
  await bill.waitFor('▸ Kevin Casey');
  await bill.press('j');
  await bill.waitFor('▸ kevin@startup.io');
  await bill.press('Enter');
  await bill.waitFor('Copié : kevin@startup.io');
  expect(sent).toContain(`\u001b]52;c;${Buffer.from('kevin@startup.io').toString('base64')}\u0007`);
});
