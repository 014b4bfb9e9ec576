import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import type { OpenedApp } from '../support/driver.ts';
import { demoCompany } from '../support/journey.ts';
import { find } from '../support/mainScreenWork.ts';
import { goToPart } from '../support/readMainScreen.ts';

const company = demoCompany();
const HOSTILE = 'Rouge\u001b[31m\u202Eetirw\u200B\u0007\u009b2J';

const RAW = ['\u202E', '\u200B', '\u009b', 'Rouge\u001b'];

/** Records everything that reaches the terminal from now on. */
function allSentTo({ terminal }: OpenedApp): () => string {
  let sent = '';
  const write = terminal.stdout.write.bind(terminal.stdout);
  terminal.stdout.write = ((...written: Parameters<typeof write>) => {
    sent += String(written[0]);
    return write(...written);
  }) as typeof write;
  return () => sent;
}

it('characters that move the cursor, reverse the line or hide are made visible, and never reach the terminal', async () => {
  await askDatabase(company.server, 'UPDATE client SET company_name = ?, full_name = ? WHERE company_name LIKE ?', [
    HOSTILE,
    'Kevin\nCasey',
    'Cool Startup%',
  ]);
  const bill = await company.signIn('bill.boquet', { columns: 140 });
  const sent = allSentTo(bill);
  await find(bill, 1, 'startup.io');
  await bill.waitFor('Rouge^[[31m<U+202E>etirw<U+200B>^G');
  await bill.waitFor('Kevin⏎Casey');
  for (const key of ['h', 'Esc', 'd', 'Esc', 'c', 'Esc', 'y', 'Esc', 'z', 'z', 'e']) await bill.press(key);
  await bill.waitFor(/Société +Rouge\^\[\[31m/);
  for (const raw of RAW) expect(sent()).not.toContain(raw);
});

it('nor do those of tasks and notes, at home, on the card, in their lists, or on the run sheet', async () => {
  const event = 'SELECT MAX(event_id) AS id FROM event WHERE is_active AND event_start > UTC_TIMESTAMP()';
  await askDatabase(
    company.server,
    `INSERT INTO task (event_id, title, due_day, department)
     SELECT id, ?, '2020-01-01', 'gestion' FROM (${event}) AS one`,
    [HOSTILE],
  );
  await askDatabase(
    company.server,
    `INSERT INTO note (event_id, kind, body, author)
     SELECT id, 'call', ?, collaborator_id FROM (${event}) AS one JOIN collaborator ON username = 'gestion.demo'`,
    [HOSTILE],
  );
  const gestion = await company.signIn('gestion.demo', { columns: 140, rows: 50, staysHome: true });
  const sent = allSentTo(gestion);
  await goToPart(gestion, 'Tâches de mon département');
  await gestion.waitFor('Rouge^[[31m<U+202E>etirw<U+200B>^G');
  await gestion.press('Space');
  await gestion.waitFor('Y a-t-il une suite');
  await gestion.press('Esc', 'U');
  await gestion.waitFor('Annuler la dernière modification');
  await gestion.press('o');
  await gestion.waitFor('Rétabli : Rouge');
  await gestion.press('J');
  await gestion.waitFor('Tâches : gestion');
  await gestion.press('Enter');
  await gestion.waitFor('toute la gestion');
  await gestion.press('e');
  await gestion.waitFor('Modifier la tâche');
  await gestion.press('Esc');
  await gestion.waitForNo('Modifier la tâche');
  await goToPart(gestion, 'Tâches de mon département');
  await gestion.press('Enter');
  await gestion.waitFor('Dernière note');
  for (const key of ['h', 'Esc', 'Y', 'Esc', 'N', 'Enter', 'Esc', 'Esc', 'R', 'Esc', 'y', 'Esc'])
    await gestion.press(key);
  for (const raw of RAW) expect(sent()).not.toContain(raw);
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

it('nor do names of people among the figures, the contracts behind a number and the chips of a filter', async () => {
  await askDatabase(
    company.server,
    "UPDATE collaborator SET last_name = ? WHERE username IN ('bill.boquet', 'kate.hastroff')",
    [HOSTILE.slice(0, 30)],
  );
  const gestion = await company.signIn('gestion.demo', { columns: 160, rows: 50 });
  const sent = allSentTo(gestion);
  await gestion.press('F', 'Tab', 'Tab');
  await gestion.waitFor(/par commercial[\s\S]*Rouge\^\[\[31m/);
  await gestion.press('Enter');
  await gestion.waitFor('Contrat ');
  await gestion.press('Esc', 'Tab');
  await gestion.waitFor(/charge par support[\s\S]*Rouge\^\[\[31m/);
  while (!/▸Kate Rouge/.test(gestion.text())) await gestion.press('Down');
  await gestion.press('Enter');
  await gestion.waitFor(/\[support.*Rouge\^\[\[31m/);
  for (const raw of RAW) expect(sent()).not.toContain(raw);
});
