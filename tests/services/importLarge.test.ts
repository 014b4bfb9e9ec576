/** A file of 50,000 rows: the screen goes on meanwhile; and a long one is written whole, once. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ANYTHING, type Change } from '../../src/db/changes.ts';
import { readWorkbook } from '../../src/files/readWorkbook.ts';
import { NO_DECISIONS } from '../../src/services/imports/plan.ts';
import { planImport } from '../../src/services/imports/planImport.ts';
import { recogniseInTurns } from '../../src/services/imports/recognise.ts';
import { largeCompany } from '../factories/largeCompany.ts';
import { staff } from '../factories/people.ts';
import { xlsxFile } from '../factories/workbooks.ts';
import { planFile, takeOver } from '../support/takeOver.ts';
import { removeRecords } from '../support/withoutRecords.ts';

const company = staff('gestion');
let folder: string;
beforeAll(async () => {
  await removeRecords(company.server);
  folder = mkdtempSync(join(tmpdir(), 'epicevent-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, sheets: Parameters<typeof xlsxFile>[0]): string => {
  const path = join(folder, name);
  writeFileSync(path, xlsxFile(sheets));
  return path;
};

it('50,000 rows are read and planned whole, and others have their turns', async () => {
  const { gestion } = company;
  const sizes = { clients: 20_000, contracts: 15_000, payments: 7_500, events: 7_500 };
  const path = fileOf('large.xlsx', largeCompany(sizes));
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  const turnsOf = async <T>(work: Promise<T>): Promise<T> => {
    turns = 0;
    const done = await work;
    expect(turns).toBeGreaterThan(10);
    return done;
  };
  try {
    const workbook = await turnsOf(readWorkbook(path));
    const { records } = await turnsOf(recogniseInTurns(workbook, { clock: gestion.clock, known: {} }));
    const plan = await turnsOf(planImport(gestion, { ...workbook, records }, NO_DECISIONS));
    expect(plan.counts).toMatchObject({ new: 50_000, doubtful: 0, refused: 0 });
  } finally {
    clearInterval(timer);
  }
});

it('a long file is told as one change, and a second time everything is there', async () => {
  const { gestion } = company;
  const path = fileOf('long.xlsx', largeCompany({ clients: 200, contracts: 200, payments: 100, events: 100 }));
  const told: Change[] = [];
  const stop = gestion.changes.listen(
    (changes) => void told.push(...changes.filter(({ isElsewhere }) => !isElsewhere)),
  );
  await takeOver(gestion, path);
  stop();
  expect(told.map(({ kind }) => kind)).toEqual(['import', ANYTHING]);
  const { plan } = await planFile(gestion, path);
  expect(plan.counts).toMatchObject({ same: 600, new: 0, changed: 0, doubtful: 0 });
});
