import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find, retype } from '../support/mainScreenWork.ts';
import { readCard } from '../support/readMainScreen.ts';

const company = demoCompany();

it('a commercial changes an own client; everything else stays unchanged (S23)', async () => {
  const stored = () => askDatabase(company.server, "SELECT * FROM client WHERE company_name = 'Cool Startup LLC'");
  const [before] = await stored();
  const bill = await company.signIn('bill.boquet');
  await find(bill, 1, 'cool startup');
  await bill.press('e');
  await bill.waitFor('Modifier Cool Startup LLC');
  await bill.waitFor(/E-mail +kevin@startup\.io/);
  await bill.press('Tab', 'Tab', 'Tab');
  await retype(bill, '+ 666 12345');
  await bill.press('Ctrl+S');
  // Another client of the brief has the same phone number: this causes one warning, no refusal.
  await bill.waitFor(/Lou Bouzin/);
  await bill.press('Ctrl+S');
  await bill.waitFor('Client enregistré : Cool Startup LLC.');
  await bill.waitFor((screen) => /Téléphone +\+ 666 12345/.test(readCard(screen)));
  const [after] = await stored();
  const { phone, last_update, version, ...others } = before ?? {};
  expect(after).toMatchObject({ ...others, phone: '+ 666 12345', version: Number(version) + 1 });
  expect(after?.last_update).not.toBe(last_update);
});
