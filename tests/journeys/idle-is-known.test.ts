import { createConnection } from 'mysql2/promise';
import { expect, it, onTestFinished } from 'vitest';
import { demoCompany } from '../support/journey.ts';
import { readCard, readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

it('a session that waits for the server is not idle; once it is, the answer is on the screen', async () => {
  const bill = await company.signIn('bill.boquet');
  const lock = await createConnection({ ...company.server.admin, database: 'epicevent' });
  onTestFinished(() => lock.destroy());
  await lock.query('LOCK TABLES client WRITE');
  await bill.press('r');
  await expect(bill.settle(25, 500)).rejects.toThrow('did not become idle');
  await lock.query('UNLOCK TABLES');
  await bill.settle();
  expect(bill.text()).toContain('À jour.');
});

it('once the session is idle, the card and the linked list belong to the row under the cursor', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('Enter', '1', 'g');
  for (const place of [2, 3, 4, 5]) {
    const before = readPane(bill.screen, 2).rows;
    await bill.press('j');
    await bill.settle();
    const { place: reached, selected } = readPane(bill.screen, 1);
    expect(reached).toBe(place);
    const [name = ''] = selected.split(/ {2,}/);
    expect(readCard(bill.screen)).toContain(name);
    expect(readCard(bill.screen)).toContain('Historique');
    expect(readPane(bill.screen, 2).title).toBe('2 Contrats — de ce client');
    expect(readPane(bill.screen, 2).rows).not.toEqual(before);
  }
});
