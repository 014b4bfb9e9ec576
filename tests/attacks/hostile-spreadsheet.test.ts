/** Attack: a spreadsheet whose names steer the terminal, or are longer than any place for them. */
import { expect, it } from 'vitest';
import { jsonOfImport, linesOfImport } from '../../src/cli/importReport.ts';
import { listClients } from '../../src/services/clients.ts';
import { originsOf } from '../../src/services/imports/imports.ts';
import { leftOutSheets } from '../../src/services/imports/leftOutSheets.ts';
import { NO_DECISIONS } from '../../src/services/imports/plan.ts';
import { planImport } from '../../src/services/imports/planImport.ts';
import { recognise } from '../../src/services/imports/recognise.ts';
import { runImport } from '../../src/services/imports/runImport.ts';
import { staff } from '../factories/people.ts';
import { sheet, workbook } from '../imports/support.ts';

const company = staff('bill');
const ESCAPE = '\u001b]0;owned\u0007\u001b[2J\u202e\r\n';
/** What a terminal would obey, or a line of the report would break at. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const OBEYED = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

it('takes the client over, and shows every name as harmless text', async () => {
  const { bill } = company;
  const name = `${ESCAPE}${'😀'.repeat(300)}`;
  const file = { ...workbook([]), file: `${ESCAPE}${'é'.repeat(300)}.csv` };
  const rows = [
    ['Société', 'Contact', 'E-mail', 'Téléphone', `Col${ESCAPE}`],
    ['Hostile & fils', 'Ann Hostile', 'ann@hostile.example', '+33 1 23 45 67 89', `x${ESCAPE}`],
    [`=HYPERLINK("x")${ESCAPE}`, '', `bad${ESCAPE}`, '', ''],
  ];
  const read = { ...file, sheets: [sheet(rows, name)] };
  const recognised = recognise(read, { clock: bill.clock, known: {} });
  const plan = await planImport(bill, { ...read, records: recognised.records }, NO_DECISIONS);
  // What this attacks is there: one client to take, one to leave out.
  expect(plan.counts).toMatchObject({ new: 1 });
  expect(leftOutSheets(read, recognised, plan, bill.texts)).toHaveLength(1);
  const record = await runImport(bill, plan);
  const done = { workbook: read, recognised, plan, record };
  const told = { isDryRun: false, isTerminal: true, kept: null };
  expect(linesOfImport(done, told, bill.texts).filter((line) => OBEYED.test(line))).toEqual([]);
  expect(jsonOfImport(done, told, bill.texts)).not.toMatch(OBEYED);
  const made = await listClients(bill, { scope: 'all', text: 'hostile' }, { from: 'start', limit: 5 });
  const [origin] = await originsOf(bill, 'client', made.rows[0]?.id ?? 0);
  expect(origin?.sheet).toBe([...name].slice(0, 128).join(''));
});
