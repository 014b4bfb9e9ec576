import { expect, it } from 'vitest';
import { writeSettings } from '../../src/settings/settingsFile.ts';
import { demoCompany } from '../support/journey.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();
const HOSTILE = 'Rouge\u001b[31m\u202Eetirw\u009b2J';
const plain = { scope: 'all', filter: 'any', text: '', includeInactive: false, sort: null } as const;

it('saved filters that the program did not write so are shown as text, refused with a reason, or shown without what is wrong', async () => {
  await writeSettings(company.server.config.home, 'bill.boquet', {
    filters: {
      5: { ...plain, name: HOSTILE, kind: 'clients', text: `"${HOSTILE}"` },
      6: { ...plain, name: 'Comptes', kind: 'collaborators' },
      7: {
        ...plain,
        name: 'Sans rien',
        kind: 'clients',
        filter: 'create',
        sort: { column: 'password', descending: true },
      },
    },
  });
  const bill = await company.signIn('bill.boquet', { columns: 120, rows: 40 });
  let sent = '';
  const write = bill.terminal.stdout.write.bind(bill.terminal.stdout);
  bill.terminal.stdout.write = ((...written: Parameters<typeof write>) => {
    sent += String(written[0]);
    return write(...written);
  }) as typeof write;
  await bill.press('5');
  await bill.waitFor((screen) => readPane(screen, 1).title.includes('Rouge^[[31m<U+202E>'));
  await bill.press('6');
  await bill.waitFor('d’une liste que votre département ne voit pas');
  await bill.press('S');
  await bill.waitFor('Rouge^[[31m<U+202E>');
  await bill.waitFor(/6 Comptes/);
  await bill.press('Down', 'Down', 'Enter');
  await bill.waitFor('Renommer');
  await bill.press('Enter');
  await bill.waitFor('d’une liste que votre département ne voit pas');
  await bill.press('7');
  await bill.waitFor((screen) => readPane(screen, 1).total > 0);
  for (const raw of ['\u202E', '\u009b', 'Rouge\u001b']) expect(sent).not.toContain(raw);
});
