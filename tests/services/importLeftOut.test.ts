/** What cannot be taken over is written to a file of the same shape, which is corrected and taken over in its turn. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/files/readWorkbook.ts';
import type { CellValue } from '../../src/files/sheetGrid.ts';
import { getEvent } from '../../src/services/events.ts';
import { staff } from '../factories/people.ts';
import { xlsxFile, xmlRow } from '../factories/workbooks.ts';
import { planFile, takeOver, verdictsOf } from '../support/takeOver.ts';
import { removeRecords } from '../support/withoutRecords.ts';

const company = staff('gestion');
let folder: string;
beforeAll(async () => {
  await removeRecords(company.server);
  folder = mkdtempSync(join(tmpdir(), 'epicevent-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, content: Buffer | string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const WHY = 'Pourquoi ce n’est pas repris';
type Line = Parameters<typeof xmlRow>[1];
const rowsOf = (lines: readonly Line[]) => lines.map((cells, at) => xmlRow(at + 1, cells)).join('');
const cellsOf = async (path: string): Promise<Record<string, readonly (readonly CellValue[])[]>> =>
  Object.fromEntries((await readWorkbook(path)).sheets.map(({ name, rows }) => [name, rows.map(({ cells }) => cells)]));

const CONTRACTS: readonly Line[] = [
  ['Contrat ID', 'Client', 'E-mail', 'Téléphone', 'Commercial', 'Coût', 'Statut'],
  [5101, 'Rivages', 'a@rivages.example', '01 00 00 00 01', 'Bill Boquet', 900, 'signé'],
  [5102, 'Sables', 'pas une adresse', '01 00 00 00 02', 'Bill Boquet', 800, 'signé'],
  [5103, 'Dunes', 'c@dunes.example', '01 00 00 00 03', 'Bill Boquet', 700, 'signé'],
];
const event = (title: string, id: number, contract: number, end: number): readonly Line[] => [
  [title],
  ['Event ID', id],
  ['Contract ID', contract],
  ['Event date start', [45081.5, 'instant']],
  ['Event date end', [end, 'instant']],
  ['Location', 'Paris'],
];

describe('a workbook', () => {
  it('keeps the sheets, columns, dates and titles of what is left out, with the reasons in one more column', async () => {
    const path = fileOf(
      'reprise.xlsx',
      xlsxFile([
        { name: 'Contrats', rows: rowsOf(CONTRACTS) },
        {
          name: 'Fêtes',
          rows: rowsOf([
            ...event('Bal', 7101, 5101, 45081.75),
            [],
            ...event('Foire', 7102, 5102, 45081.75),
            [],
            ['Appeler la mairie avant mardi'],
          ]),
        },
      ]),
    );
    const { plan, left } = await takeOver(company.gestion, path);
    expect(verdictsOf(plan).filter((line) => !line.endsWith('new'))).toEqual([
      'client Sables: doubtful',
      'contract Contrat 5102 (Sables): doubtful',
      'event Foire: doubtful',
    ]);
    expect(basename(left ?? '')).toBe('reprise - non repris.xlsx');
    const cells = await cellsOf(left ?? '');
    expect(cells.Contrats).toEqual([
      [...(CONTRACTS[0] ?? []), WHY],
      [
        ...(CONTRACTS[2] ?? []),
        expect.stringMatching(/^Sables : E-mail : .*\nContrat 5102 \(Sables\) : Attend son client\.$/s),
      ],
    ]);
    expect(cells.Fêtes).toEqual([
      [null, null, WHY],
      ['Foire', null, 'Contrat 5102 (Sables) : Attend son client.\nFoire : Attend son contrat.'],
      ['Event ID', 7102],
      ['Contract ID', 5102],
      ['Event date start', { day: '2023-06-04', time: '12:00' }],
      ['Event date end', { day: '2023-06-04', time: '18:00' }],
      ['Location', 'Paris'],
      ['Appeler la mairie avant mardi', null, 'Rien n’y est reconnu : ni tableau, ni fiche d’événement.'],
    ]);
  });

  it('is read again as the file itself: corrected, nothing is left but what nobody can read', async () => {
    const { gestion } = company;
    const path = join(folder, 'reprise.xlsx');
    const first = await planFile(gestion, path);
    const { left } = await takeOver(gestion, path);
    expect(basename(left ?? '')).toBe('reprise - non repris-2.xlsx');
    const again = await planFile(gestion, left ?? '');
    expect(verdictsOf(again.plan)).toEqual(verdictsOf(first.plan).filter((line) => /Sables|Foire/.test(line)));
    expect(again.recognised.records.flatMap(({ unread }) => unread)).toEqual([]);
    const client = again.plan.items.find(({ kind }) => kind === 'client');
    const corrected = new Map([[client?.key ?? '', { values: { email: 'b@sables.example' } }]]);
    const done = await takeOver(gestion, left ?? '', { items: corrected, people: new Map(), commercial: null });
    expect(done.plan.counts).toMatchObject({ new: 3, doubtful: 0 });
    expect(await getEvent(gestion, 7102)).toMatchObject({ name: 'Foire', start: new Date('2023-06-04T10:00:00Z') });
    expect(Object.keys(await cellsOf(done.left ?? ''))).toEqual(['Fêtes']);
    // The first file still has the e-mail that is none, and nothing that would be doubled.
    expect((await planFile(gestion, path)).plan.counts).toMatchObject({ new: 0, changed: 0, same: 7, doubtful: 1 });
  });
});

describe('a text file', () => {
  it('stays text: formulas are harmless, zeros stay, and it is read again as it was', async () => {
    const { gestion } = company;
    const lines = [
      'Société;E-mail;Téléphone;Commercial;Client depuis',
      '"=cmd|\' /C calc\'!A0";calc@formule.example;0102030405;Personne Inconnue;12/05/2021',
      '+33 Agence;;0607080910;Bill Boquet;',
    ];
    const path = fileOf('clients.csv', `\ufeff${lines.join('\r\n')}\r\n`);
    const { plan, left } = await takeOver(gestion, path);
    expect(verdictsOf(plan)).toEqual(["client =cmd|' /C calc'!A0: doubtful", 'client +33 Agence: doubtful']);
    expect(basename(left ?? '')).toBe('clients - non repris.csv');
    const text = readFileSync(left ?? '', 'utf8');
    expect(text).toMatch(/^\ufeffSociété;E-mail;Téléphone;Commercial;Client depuis;Pourquoi/);
    expect(text).toContain(`"'=cmd|' /C calc'!A0";calc@formule.example;'0102030405;`);
    expect(text.split(/[\r\n;,|\t]+/).filter((cell) => /^"?[=+@]/.test(cell))).toEqual([]);
    const again = await planFile(gestion, left ?? '');
    expect(verdictsOf(again.plan)).toEqual(verdictsOf(plan));
    expect(again.plan.items.map(({ values }) => values.map(({ value }) => value))).toEqual(
      plan.items.map(({ values }) => values.map(({ value }) => value)),
    );
  });
});
