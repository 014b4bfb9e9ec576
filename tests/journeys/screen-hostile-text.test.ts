import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';

const company = demoCompany();
const HOSTILE = 'Rouge\u001b[31m\u202Eetirw\u200B\u0007\u009b2J';

it('characters that move the cursor, reverse the line or hide are made visible, and never reach the terminal', async () => {
  await askDatabase(company.server, 'UPDATE client SET company_name = ?, full_name = ? WHERE company_name LIKE ?', [
    HOSTILE,
    'Kevin\nCasey',
    'Cool Startup%',
  ]);
  const bill = await company.signIn('bill.boquet', { columns: 140 });
  let sent = '';
  const write = bill.terminal.stdout.write.bind(bill.terminal.stdout);
  bill.terminal.stdout.write = ((...written: Parameters<typeof write>) => {
    sent += String(written[0]);
    return write(...written);
  }) as typeof write;
  await find(bill, 1, 'startup.io');
  await bill.waitFor('Rouge^[[31m<U+202E>etirw<U+200B>^G');
  await bill.waitFor('Kevin⏎Casey');
  for (const key of ['h', 'Esc', 'd', 'Esc', 'c', 'Esc', 'y', 'Esc', 'z', 'z', 'e']) await bill.press(key);
  await bill.waitFor(/Société +Rouge\^\[\[31m/);
  for (const raw of ['\u202E', '\u200B', '\u009b', 'Rouge\u001b']) expect(sent).not.toContain(raw);
});

it('a typed or pasted control character is refused beside the field', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('n');
  await bill.waitFor('Créer un nouveau client');
  await bill.paste('Soci\u202Eété');
  await bill.press('Tab');
  await bill.waitFor('! Marque de sens d’écriture (U+202E) au caractère 5');
  // The cursor is on the character; one key deletes it, another restores it.
  await bill.press('Shift+Tab');
  await bill.press('Ctrl+R');
  await bill.waitForNo('Soci<U+202E>été');
  await bill.press('Ctrl+Z');
  await bill.waitFor('Soci<U+202E>été');
});
