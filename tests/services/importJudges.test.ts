/** What the plan of an import says of records that bear on each other. */
import { beforeAll, expect, it } from 'vitest';
import type { SheetGrid } from '../../src/files/sheetGrid.ts';
import { getContract } from '../../src/services/contracts.ts';
import { type Decisions, type ImportPlan, NO_DECISIONS } from '../../src/services/imports/plan.ts';
import { planImport } from '../../src/services/imports/planImport.ts';
import { recognise } from '../../src/services/imports/recognise.ts';
import { runImport } from '../../src/services/imports/runImport.ts';
import { staff } from '../factories/people.ts';
import { sheet, workbook } from '../imports/support.ts';
import { verdictsOf } from '../support/takeOver.ts';
import { removeRecords } from '../support/withoutRecords.ts';

const company = staff('gestion');
beforeAll(() => removeRecords(company.server));

const HEAD = ['Contrat ID', 'Société', 'Interlocuteur', 'E-mail', 'Téléphone', 'Commercial', 'Coût', 'Statut', 'Payé'];
const contract = (id: number, name: string, cost: number, statut: string, paid: number | null = null) =>
  [id, name, `Ann ${name}`, `${name}@juge.example`, `01 02 0${id}`, 'Bill Boquet', cost, statut, paid] as const;

function plan(sheets: readonly SheetGrid[], skipped: readonly string[] = []): Promise<ImportPlan> {
  const { gestion } = company;
  const { records } = recognise(workbook(sheets), { clock: gestion.clock, known: {} });
  const items = new Map(skipped.map((key) => [key, { isSkipped: true }]));
  const decisions: Decisions = { ...NO_DECISIONS, items };
  return planImport(gestion, { file: 'events.xlsx', digest: 'a'.repeat(64), records }, decisions);
}

it('a payment that is left out leaves the rest of the contract to the others', async () => {
  const sheets = [
    sheet([HEAD, contract(3001, 'reste', 100, 'signé')]),
    sheet(
      [
        ['Contrat ID', 'Montant', 'Payé le'],
        [3001, '80', '01/06/2023'],
        [3001, '70', '02/06/2023'],
      ],
      'Paiements',
    ),
  ];
  const both = await plan(sheets);
  const payments = both.items.filter(({ kind }) => kind === 'payment');
  expect(payments.map(({ verdict }) => verdict)).toEqual(['new', 'refused']);
  const one = await plan(sheets, [payments[0]?.key ?? '']);
  expect(one.items.filter(({ kind }) => kind === 'payment').map(({ verdict }) => verdict)).toEqual(['skipped', 'new']);
});

it('an event that is left out keeps no support busy', async () => {
  const event = (name: string) => [3002, name, '04/06/2090 20h', '04/06/2090 23h', 'Paris', 'Kate Hastroff'];
  const sheets = [
    sheet([HEAD, contract(3002, 'occupe', 100, 'signé')]),
    sheet(
      [['Contrat ID', 'Nom', 'Début', 'Fin', 'Lieu', 'Contact support'], event('Gala'), event('Bal')],
      'Événements',
    ),
  ];
  const both = await plan(sheets);
  const events = both.items.filter(({ kind }) => kind === 'event');
  expect(events.map(({ verdict }) => verdict)).toEqual(['new', 'doubtful']);
  const one = await plan(sheets, [events[0]?.key ?? '']);
  expect(one.items.filter(({ kind }) => kind === 'event').map(({ verdict }) => verdict)).toEqual(['skipped', 'new']);
});

it('what is paid is never dropped: more than the cost, or of a draft, is asked about', async () => {
  const made = await plan([
    sheet([HEAD, contract(3003, 'trop', 100, 'signé', 150), contract(3004, 'brouillon', 100, 'brouillon', 50)]),
  ]);
  const contracts = made.items.filter(({ kind }) => kind === 'contract');
  expect(contracts.map(({ verdict }) => verdict)).toEqual(['doubtful', 'doubtful']);
  expect(contracts[0]?.values.find(({ field }) => field === 'paid')?.doubt?.key).toBe('imports.plan.overCost');
  expect(contracts[1]?.reasons.map(({ key }) => key)).toEqual(['imports.plan.draftPaid']);
});

it('two rows of the file that would be one stored client are asked about, and do not undo each other', async () => {
  const clients = (...mails: readonly string[]) =>
    sheet([
      ['Société', 'Interlocuteur', 'E-mail', 'Téléphone', 'Commercial'],
      ...mails.map((mail, at) => ['Deux', 'Ann Deux', mail, `01 77 0${at} 00 00`, 'Bill Boquet']),
    ]);
  await runImport(company.gestion, await plan([clients('a@deux.example')]));
  const both = await plan([clients('a@deux.example', 'b@deux.example')]);
  expect(verdictsOf(both)).toEqual(['client Deux: same', 'client Deux: doubtful']);
  expect(both.items[1]?.reasons.map(({ key }) => key)).toEqual(['imports.plan.clientTwice']);
});

it('a payment waits for its contract, whose cost nobody has said yet; it is not called too much', async () => {
  const made = await plan([
    sheet(
      [
        ['Contrat ID', 'Montant', 'Payé le'],
        [3999, '80', '01/06/2023'],
      ],
      'Paiements',
    ),
  ]);
  const [owed, payment] = made.items;
  expect([owed?.name, owed?.verdict]).toEqual(['Contrat 3999 (sans client)', 'doubtful']);
  expect([payment?.verdict, payment?.reasons.map(({ key }) => key)]).toEqual([
    'doubtful',
    ['imports.plan.contractWaits'],
  ]);
});

it('a value that was confirmed once is not asked about when the same file comes again', async () => {
  const head = [...HEAD.slice(0, 8), 'Reste à payer'];
  const lines = [
    sheet([head, [3005, 'doute', 'Ann', 'doute@juge.example', '01 02 03', 'Bill Boquet', '12.000', 'signé', 0]]),
  ];
  const first = await plan(lines);
  const [client, asked] = first.items;
  expect([client?.verdict, asked?.verdict]).toEqual(['new', 'doubtful']);
  const { gestion } = company;
  const { records } = recognise(workbook(lines), { clock: gestion.clock, known: {} });
  const told = { file: 'events.xlsx', digest: 'a'.repeat(64), records };
  const items = new Map([[asked?.key ?? '', { values: { cost: '12000' } }]]);
  await runImport(gestion, await planImport(gestion, told, { ...NO_DECISIONS, items }));
  const again = await plan(lines);
  expect(again.items.map(({ verdict }) => verdict)).toEqual(['same', 'same']);
});

it('a contract is closed only once its events are taken over, so that none comes too late', async () => {
  const { gestion } = company;
  const file = (end: string | null) => [
    sheet([HEAD, contract(3009, 'clos', 100, 'clos')]),
    sheet(
      [
        ['Contrat ID', 'Nom', 'Début', 'Fin'],
        [3009, 'Vernissage', '04/06/2020 18h', end],
      ],
      'Événements',
    ),
  ];
  const statut = async () => (await getContract(gestion, 3009)).statut;
  const waits = await plan(file(null));
  expect(verdictsOf(waits)).toContain('event Vernissage: doubtful');
  expect(waits.items.flatMap(({ remarks }) => remarks)).toContainEqual({ key: 'imports.plan.closedLater' });
  await runImport(gestion, waits);
  expect(await statut()).toBe('signed');
  expect((await plan(file(null))).counts).toMatchObject({ new: 0, changed: 0 });

  const whole = await plan(file('22h'));
  expect(whole.counts).toMatchObject({ new: 1, changed: 1, doubtful: 0, refused: 0 });
  await runImport(gestion, whole);
  expect(await statut()).toBe('closed');
});
