import { expect, it } from 'vitest';
import { askDatabase } from '../support/askDatabase.ts';
import { demoCompany } from '../support/journey.ts';
import { readPane } from '../support/readMainScreen.ts';

const company = demoCompany();

const NAMES = [
  'شركة الأحداث الكبرى',
  '北京活动策划有限公司上海分公司',
  'Café 🎉 Fête 👨‍👩‍👧‍👦 & Cie 🇫🇷',
  'E\u0301ve\u0301nements A\u0300 la Carte',
  'หจก. งานเลี้ยง',
  'ＦＵＬＬ ｗｉｄｔｈ',
  '한국 이벤트 주식회사',
];

it('names in Arabic, Chinese, Thai, with emoji or combining accents keep columns and frames aligned', async () => {
  const clients = (await askDatabase(
    company.server,
    "SELECT c.client_id AS id FROM client c JOIN collaborator o USING (collaborator_id) WHERE o.username = 'bill.boquet' ORDER BY client_id LIMIT 7",
  )) as { id: number }[];
  for (const [at, name] of NAMES.entries()) {
    await askDatabase(company.server, 'UPDATE client SET company_name = ?, full_name = ? WHERE client_id = ?', [
      name,
      `${NAMES[(at + 1) % NAMES.length]}`,
      clients[at]?.id ?? 0,
    ]);
  }
  for (const [columns, keys] of [
    [120, []],
    [60, []],
    [160, ['z']],
  ] as const) {
    const bill = await company.signIn('bill.boquet', { columns, rows: 40 });
    await bill.press(...keys);
    const { screen } = bill;
    const header = screen.lines()[2] ?? '';
    const second = header.indexOf('Interlocuteur');
    expect(second).toBeGreaterThan(0);
    for (let y = 3; y < 20; y += 1) {
      // The gap between the columns is blank, and the frame is in its usual place.
      expect(screen.cell(second - 1, y).text.trim(), `${columns}, line ${y}`).toBe('');
      expect(screen.cell(second, y).text.trim(), `${columns}, line ${y}`).not.toBe('');
      expect(screen.cell(screen.columns - 1, y).text).toBe('│');
    }
    await bill.close();
  }
});

it.each([
  ['北京', '北京活动'],
  ['الأحداث', 'شركة'],
])('%s finds its client, and the card and the form show the name', async (typed, shown) => {
  const bill = await company.signIn('bill.boquet', { columns: 140 });
  await bill.press('/');
  await bill.type(typed);
  await bill.press('Enter');
  await bill.waitFor((screen) => readPane(screen, 1).selected.includes(shown));
  await bill.press('e');
  await bill.waitFor(/Modifier /);
  for (let y = 5; y < 30; y += 1) {
    const line = bill.screen.lines()[y] ?? '';
    if (line.includes('Société')) expect(bill.screen.cell(139, y).text).toBe('│');
  }
  await bill.press('Esc');
});

it('deleting removes whole characters', async () => {
  const bill = await company.signIn('bill.boquet');
  await bill.press('/');
  await bill.type('a👨‍👩‍👧‍👦e\u0301');
  await bill.press('Backspace', 'Backspace');
  await bill.waitFor(/Filtrer +a$/m);
});
