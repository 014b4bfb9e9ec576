/** A folder of awkward files: each record is stored or left out with a reason, and nothing is doubled. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Usage } from '../../src/domain/errors.ts';
import { listClients } from '../../src/services/clients.ts';
import { getContract } from '../../src/services/contracts.ts';
import { getEvent } from '../../src/services/events.ts';
import { LEFT_OUT } from '../../src/services/imports/reasonsOf.ts';
import { staff } from '../factories/people.ts';
import { odsFile, xlsxFile, xmlRow } from '../factories/workbooks.ts';
import { zipFile } from '../factories/zipFile.ts';
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
type Line = Parameters<typeof xmlRow>[1];
const rowsOf = (lines: readonly Line[]) => lines.map((cells, at) => xmlRow(at + 1, cells)).join('');
const cp1252 = (text: string) => Buffer.from(text.replaceAll('€', '\u0080').replaceAll('’', '\u0092'), 'latin1');

/** Takes a file over, and sees that nothing is lost and nothing doubled. @returns what became of each record */
async function settled(path: string): Promise<string[]> {
  const { gestion } = company;
  const { plan, recognised, left } = await takeOver(gestion, path);
  const open = plan.items.filter(({ verdict }) => LEFT_OUT.includes(verdict));
  for (const { reasons, values, verdict } of open)
    expect(verdict === 'skipped' || reasons.length > 0 || values.some(({ isBlocking }) => isBlocking)).toBe(true);
  const again = await planFile(gestion, path);
  expect(again.plan.counts).toMatchObject({ new: 0, changed: 0, same: plan.items.length - open.length });
  expect(left === null).toBe(open.length === 0 && recognised.unknown.length === 0);
  if (left !== null) {
    const rest = await planFile(gestion, left);
    const names = rest.plan.items
      .filter(({ verdict }) => verdict !== 'same')
      .map(({ kind, name }) => `${kind} ${name}`);
    expect(names).toEqual(open.map(({ kind, name }) => `${kind} ${name}`));
  }
  return verdictsOf(plan);
}

const clientNamed = async (text: string) =>
  (await listClients(company.gestion, { scope: 'all', text }, { from: 'start', limit: 10 })).rows;

const CLIENTS = 'Société;Interlocuteur;E-mail;Téléphone;Commercial';
const CONTRACTS: Line = [
  'Contrat ID',
  'Société',
  'Interlocuteur',
  'E-mail',
  'Téléphone',
  'Commercial',
  'Coût',
  'Statut',
];

it.each([
  ['Windows-1252', 'ansi.csv', (text: string) => cp1252(text), 'L’Œil'.replace('Œ', 'E')],
  ['UTF-16', 'utf16.csv', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'), 'Œuvre d’été'],
])('%s, with all its signs', async (_, name, encoded, company) => {
  const mail = name.replace('.csv', '');
  const path = fileOf(
    name,
    encoded(`${CLIENTS}\r\n${company};Zoé Brûlé;${mail}@signes.example;0${mail.length}11223344;Bill Boquet\r\n`),
  );
  expect(await settled(path)).toEqual([`client ${company}: new`]);
  expect(
    (await clientNamed(`${mail}@signes.example`)).map(({ companyName, fullName }) => [companyName, fullName]),
  ).toEqual([[company, 'Zoé Brûlé']]);
});

it('half-empty rows and sheets: what is missing is asked for', async () => {
  const path = fileOf(
    'half.xlsx',
    xlsxFile([
      { name: 'Vide', rows: '' },
      {
        name: 'Clients',
        rows: rowsOf([
          ['Société', 'Interlocuteur', 'E-mail', 'Téléphone', 'Commercial'],
          ['Pleine', 'Paul Plein', 'paul@pleine.example', '02 11 11 11 11', 'Bill Boquet'],
          ['Moitié', null, null, '02 22 22 22 22', null],
          [null, null, 'seul@adresse.example', null, null],
          [],
          [null, null, 'à rappeler', null, null],
        ]),
      },
    ]),
  );
  const told = await settled(path);
  expect(told[0]).toBe('client Pleine: new');
  expect(told.slice(1).map((line) => line.split(': ').at(-1))).toEqual(['doubtful', 'doubtful']);
});

it('a zip bomb, and a file that is cut off, are refused as a whole', async () => {
  const bomb = zipFile([
    { name: 'xl/workbook.xml', content: 'x' },
    { name: 'xl/worksheets/sheet1.xml', content: '0'.repeat(120_000_000) },
  ]);
  for (const [name, content] of [
    ['bomb.xlsx', bomb],
    ['broken.xlsx', xlsxFile([{ name: 'Clients', rows: rowsOf([['Société']]) }]).subarray(0, 400)],
  ] as const)
    await expect(takeOver(company.gestion, fileOf(name, content)), name).rejects.toBeInstanceOf(Usage);
});

it('formulas as names stay texts', async () => {
  const name = `=cmd|' /C calc'!A0`;
  const path = fileOf(
    'formula.xlsx',
    xlsxFile([
      {
        name: 'Clients',
        rows: rowsOf([
          ['Société', 'Interlocuteur', 'E-mail', 'Téléphone', 'Commercial'],
          [name, '@SUM(A1)', 'calc@formule.example', '03 11 11 11 11', 'Bill Boquet'],
        ]),
      },
    ]),
  );
  expect(await settled(path)).toEqual([`client ${name}: new`]);
  const [client] = await clientNamed('calc@formule.example');
  expect(client).toMatchObject({ companyName: name, fullName: '@SUM(A1)' });
});

it.each([1900, 1904] as const)('dates as numbers of the epoch %i, and as text', async (epoch) => {
  const id = epoch * 10;
  const start = 45_081.5 - (epoch === 1904 ? 1462 : 0);
  const events: readonly Line[] = [
    ['N° événement', 'Contrat ID', 'Nom', 'Début', 'Fin', 'Lieu'],
    [id, id, `Nombre ${epoch}`, [start, 'instant'], [start + 0.25, 'instant'], 'Paris'],
    [id + 1, id, `Texte ${epoch}`, '05/06/2023 15h', '5 juin 2023 à 18:00', 'Paris'],
    [id + 2, id, `Sans heure ${epoch}`, '06/06/2023', '07/06/2023', 'Paris'],
    [id + 3, id, `Impossible ${epoch}`, '31/02/2023 10h', '31/02/2023 12h', 'Paris'],
  ];
  const contract: Line = [
    id,
    `Dates ${epoch}`,
    'Dan Date',
    `dan${epoch}@dates.example`,
    `04 11 11 ${String(epoch).slice(0, 2)} ${String(epoch).slice(2)}`,
    'Bill Boquet',
    900,
    'signé',
  ];
  const path = fileOf(
    `dates${epoch}.xlsx`,
    xlsxFile(
      [
        { name: 'Contrats', rows: rowsOf([CONTRACTS, contract]) },
        { name: 'Événements', rows: rowsOf(events) },
      ],
      { epoch },
    ),
  );
  expect((await settled(path)).slice(2)).toEqual([
    `event Nombre ${epoch}: new`,
    `event Texte ${epoch}: new`,
    `event Sans heure ${epoch}: doubtful`,
    `event Impossible ${epoch}: doubtful`,
  ]);
  expect((await getEvent(company.gestion, id)).start).toEqual(new Date('2023-06-04T10:00:00Z'));
  expect((await getEvent(company.gestion, id + 1)).end).toEqual(new Date('2023-06-05T16:00:00Z'));
});

it('merged cells: the value stands in the first one', async () => {
  const text = (value: string) =>
    `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
  const row = (...cells: readonly string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
  const wide = (value: string) =>
    `<table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>${value}</text:p></table:table-cell><table:covered-table-cell/>`;
  const path = fileOf(
    'merged.ods',
    odsFile(
      `<table:table table:name="Clients">${row(wide('Clients de Nantes'))}${row(wide('Société'), ...['Interlocuteur', 'E-mail', 'Téléphone', 'Commercial'].map(text))}${row(wide('Fusion'), ...['Fanny Fuse', 'fanny@fusion.example', '05 11 11 11 11', 'Bill Boquet'].map(text))}</table:table>`,
    ),
  );
  expect(await settled(path)).toEqual(['client Fusion: new']);
});

it('ids that are taken wait for the person; a client spelt three ways is one', async () => {
  const lines: readonly Line[] = [
    CONTRACTS,
    [19_000, 'Autre Maison', 'Otto Autre', 'otto@autre.example', '06 11 11 11 11', 'Bill Boquet', 100, 'signé'],
    [6001, 'Étoile du Sud', 'Zoé Star', 'zoe@sud.example', '06 22 22 22 22', 'Bill Boquet', 100, 'signé'],
    [6002, 'ETOILE DU SUD', 'Zoé Star', null, null, null, 200, 'signé'],
    [6003, 'Etoile-du-sud SARL', 'Z. Star', 'ZOE@sud.example', null, null, 300, 'signé'],
  ];
  expect(await settled(fileOf('taken.xlsx', xlsxFile([{ name: 'Contrats', rows: rowsOf(lines) }])))).toEqual([
    'client Autre Maison: new',
    'contract Contrat 19000 (Autre Maison): doubtful',
    'client Étoile du Sud: new',
    'contract Contrat 6001 (Étoile du Sud): new',
    'contract Contrat 6002 (Étoile du Sud): new',
    'contract Contrat 6003 (Étoile du Sud): new',
  ]);
  expect(await clientNamed('zoe@sud.example')).toHaveLength(1);
  const own = await Promise.all([6001, 6003].map((id) => getContract(company.gestion, id)));
  expect(own[0]?.client.id).toBe(own[1]?.client.id);
});
