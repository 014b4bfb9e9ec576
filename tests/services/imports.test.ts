/** What is taken over from files, from the sheet to the stored record (decision 14). */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CellValue, SheetGrid } from '../../src/files/sheetGrid.ts';
import { getClient } from '../../src/services/clients.ts';
import { createContract, getContract } from '../../src/services/contracts.ts';
import { getEvent, updateEvent } from '../../src/services/events.ts';
import { listHistory } from '../../src/services/history.ts';
import { listImports, originsOf, undoImport } from '../../src/services/imports/imports.ts';
import { type Decisions, type ImportItem, type ImportPlan, NO_DECISIONS } from '../../src/services/imports/plan.ts';
import { planImport } from '../../src/services/imports/planImport.ts';
import { recognise } from '../../src/services/imports/recognise.ts';
import { runImport } from '../../src/services/imports/runImport.ts';
import { listPayments } from '../../src/services/payments.ts';
import type { Session } from '../../src/services/session.ts';
import { previewUndo, undoLast } from '../../src/services/undo.ts';
import { staff } from '../factories/people.ts';
import { ASSEMBLY, WEDDING } from '../imports/briefSheets.ts';
import { sheet, workbook } from '../imports/support.ts';
import { removeRecords } from '../support/withoutRecords.ts';

const company = staff('gestion', 'bill', 'camille', 'kate');
beforeAll(() => removeRecords(company.server));

const CONTRACTS: readonly (readonly CellValue[])[] = [
  ['Contrat ID', 'Client', 'E-mail', 'Commercial', 'Coût', 'Statut', 'Signé le', 'Reste à payer'],
  [652, 'John Ouick', 'john.ouick@gmail.com', 'Bill Boquet', '4 000,00 €', 'clos', '12/01/2023', '0'],
  [412, 'Lou Bouzin', 'jacky@loubouzin.grd', 'Bill Boquet', 1250.5, 'signé', '10/02/2023', '250,50'],
];
const BRIEF = [sheet(CONTRACTS, 'Contrats'), sheet(WEDDING, 'Mariage'), sheet(ASSEMBLY, 'Assemblée')];

function plan(
  session: Session,
  sheets: readonly SheetGrid[],
  decisions: Decisions = NO_DECISIONS,
): Promise<ImportPlan> {
  const { records } = recognise(workbook(sheets), { clock: session.clock, known: {} });
  return planImport(session, { file: 'events.xlsx', digest: 'a'.repeat(64), records }, decisions);
}

const told = ({ items }: ImportPlan) => items.map(({ kind, name, verdict }) => `${kind} ${name}: ${verdict}`);
const one = ({ items }: ImportPlan, kind: string, name: RegExp): ImportItem => {
  const found = items.find((item) => item.kind === kind && name.test(item.name));
  if (!found) throw new Error(`no ${kind} ${name} in ${told({ items } as ImportPlan).join(', ')}`);
  return found;
};
const deciding = (
  items: Record<string, NonNullable<Parameters<Map<string, object>['set']>[1]>>,
  more: Partial<Decisions> = {},
): Decisions => ({
  ...NO_DECISIONS,
  ...more,
  items: new Map(Object.entries(items)) as Decisions['items'],
});
const kinds = async (session: Session) => (await listImports(session)).map(({ counts }) => counts);

describe('the brief’s two sheets', () => {
  it('without a cost and a commercial they wait for the person, and nothing is guessed', async () => {
    const made = await plan(company.gestion, BRIEF.slice(1));
    expect(made.counts).toMatchObject({ new: 0, changed: 0, doubtful: 6 });
    const contract = one(made, 'contract', /652/);
    expect(contract.values.find(({ field }) => field === 'cost')).toMatchObject({ value: null, isBlocking: true });
    const client = one(made, 'client', /Ouick/);
    expect(client.values.find(({ field }) => field === 'commercial')?.doubt?.key).toBe(
      'imports.plan.commercialMissing',
    );
    await expect(runImport(company.gestion, made)).rejects.toMatchObject({ problem: { key: 'imports.run.nothing' } });
  });

  it('with both they are exactly 109/652 and 1023/412, past, with their support; a second time changes nothing', async () => {
    const { gestion } = company;
    const made = await plan(gestion, BRIEF);
    expect(told(made)).toEqual([
      'client John Ouick: new',
      'contract Contrat 652 (John Ouick): new',
      'client Lou Bouzin: new',
      'contract Contrat 412 (Lou Bouzin): new',
      'event John Ouick Wedding: new',
      'event Lou Bouzin General Assembly: new',
    ]);
    expect(one(made, 'event', /Bouzin/).values.find(({ field }) => field === 'attendees')).toMatchObject({
      value: null,
      proposed: '200',
      isBlocking: false,
    });
    const done = await runImport(gestion, made);
    expect(done.counts).toEqual({ client: 2, contract: 2, payment: 2, event: 2 });

    const [wedding, assembly] = [await getEvent(gestion, 109), await getEvent(gestion, 1023)];
    expect(wedding).toMatchObject({
      contract: { id: 652, statut: 'closed' },
      name: 'John Ouick Wedding',
      start: new Date('2023-06-04T11:00:00Z'),
      end: new Date('2023-06-05T00:00:00Z'),
      support: { name: 'Kate Hastroff' },
      attendees: 75,
      commercial: { name: 'Bill Boquet' },
    });
    expect(assembly).toMatchObject({
      contract: { id: 412, statut: 'signed' },
      attendees: null,
      support: { name: 'Aliénor Vichum' },
      client: {
        companyName: 'Lou Bouzin',
        fullName: 'Jacky Blangier',
        email: 'jacky@loubouzin.grd',
        phone: '+ 666 12345',
      },
    });
    expect(await getContract(gestion, 652)).toMatchObject({
      cost: '4000.00',
      balance: '0.00',
      signedAt: new Date('2023-01-11T23:00:00Z'),
    });
    expect(await getContract(gestion, 412)).toMatchObject({ cost: '1250.50', balance: '250.50' });

    const again = await plan(gestion, BRIEF);
    expect(again.counts).toMatchObject({ new: 0, changed: 0, same: 6, doubtful: 0, refused: 0 });
    expect(again.items.flatMap(({ remarks }) => remarks)).toEqual([]);
  });

  it('the history and the origin name the file, the sheet, the row, the day and the person', async () => {
    const { gestion } = company;
    const lines = await listHistory(gestion, 'event', 109);
    const entry = lines.find(({ action, by }) => action === 'create' && by !== null);
    expect(entry).toMatchObject({
      by: { id: gestion.actor.id },
      reason: 'events.xlsx › Mariage › 1',
    });
    expect(await originsOf(gestion, 'event', 109)).toMatchObject([
      { fileName: 'events.xlsx', sheet: 'Mariage', line: 1, isUndone: false },
    ]);
  });

  it('what differs is changed; what a colleague has changed since stays, unless the person insists', async () => {
    const { gestion, kate } = company;
    const moved = [BRIEF[0], sheet([...WEDDING.slice(0, 9), ['Attendees', 80]], 'Mariage'), BRIEF[2]] as SheetGrid[];
    const made = await plan(gestion, moved);
    expect(told(made).filter((line) => !line.endsWith('same'))).toEqual(['event John Ouick Wedding: changed']);
    await runImport(gestion, made);
    const stored = await getEvent(gestion, 109);
    expect(stored).toMatchObject({ attendees: 80, notes: expect.stringContaining('by the river') });

    await updateEvent(kate, 109, stored.version, { location: 'Orangerie' });
    const after = await plan(gestion, [sheet([...WEDDING.slice(0, 9), ['Attendees', 90]], 'Mariage')]);
    const event = one(after, 'event', /Ouick/);
    expect(event).toMatchObject({ verdict: 'same' });
    expect(event.remarks.map(({ key }) => key)).toContain('imports.plan.movedByHand');
    const insisted = await plan(
      gestion,
      [sheet([...WEDDING.slice(0, 9), ['Attendees', 90]], 'Mariage')],
      deciding({ [event.key]: { isInsisted: true } }),
    );
    expect(one(insisted, 'event', /Ouick/).verdict).toBe('changed');
  });
});

describe('undo', () => {
  it('takes the whole import back with `U`, and the same file brings it back under the same numbers', async () => {
    const { gestion } = company;
    const sheets = [
      sheet(
        [
          ['Contrat ID', 'Société', 'Interlocuteur', 'E-mail', 'Téléphone', 'Commercial', 'Coût', 'Statut'],
          [7001, 'Brumes SA', 'Léa Brume', 'lea@brumes.example', '01 02 03 04 05', 'Bill Boquet', '5000', 'signé'],
        ],
        'Contrats',
      ),
      sheet(
        [
          ['Contrat ID', 'Montant', 'Payé le', 'Moyen'],
          [7001, '1 000,00 €', '05/06/2023', 'virement'],
          [7001, '1 000,00 €', '05/06/2023', 'virement'],
        ],
        'Paiements',
      ),
    ];
    const made = await plan(gestion, sheets);
    expect(made.counts).toMatchObject({ new: 4, doubtful: 0, refused: 0 });
    const before = await kinds(gestion);
    const done = await runImport(gestion, made);
    expect((await getContract(gestion, 7001)).balance).toBe('3000.00');
    expect((await plan(gestion, sheets)).counts).toMatchObject({ new: 0, changed: 0, same: 4 });

    const preview = await previewUndo(gestion);
    expect(preview?.rows[0]).toMatchObject({ kind: 'import', name: 'events.xlsx', problem: null });
    if (!preview) throw new Error('nothing to undo');
    await undoLast(gestion, preview);
    expect(await kinds(gestion)).toEqual([{ client: 0, contract: 0, payment: 0, event: 0 }, ...before]);
    const client = await getClient(gestion, Number((await getContract(gestion, 7001)).client.id));
    expect(client.isActive).toBe(false);
    expect((await listPayments(gestion, 7001)).map(({ amount }) => amount)).toEqual([
      '1000.00',
      '1000.00',
      '-1000.00',
      '-1000.00',
    ]);
    await expect(undoImport(gestion, done.id)).rejects.toMatchObject({ problem: { key: 'refused.isStandingImport' } });

    const back = await plan(gestion, sheets);
    expect(told(back).filter((line) => line.startsWith('cli') || line.startsWith('contract'))).toEqual([
      'client Brumes SA: changed',
      'contract Contrat 7001 (Brumes SA): changed',
    ]);
    await runImport(gestion, back);
    expect(await getContract(gestion, 7001)).toMatchObject({ balance: '3000.00', isActive: true, statut: 'signed' });
  });
});

describe('rights', () => {
  it('a commercial takes over own clients, and nothing else', async () => {
    const { camille } = company;
    const clients = [
      ['Société', 'Interlocuteur', 'E-mail', 'Téléphone'],
      ['Nuages & Cie', 'Ève Nuage', 'eve@nuages.example', '+33 6 00 00 00 01'],
    ];
    const made = await plan(camille, [sheet(clients)]);
    await runImport(camille, made);
    const [origin] = await listImports(camille);
    expect(origin?.counts.client).toBe(1);
    const others = await plan(camille, BRIEF);
    expect(others.items.filter(({ kind, verdict }) => kind !== 'client' && verdict !== 'refused')).toEqual([]);
    const foreign = await plan(camille, [
      sheet([
        ['Société', 'E-mail', 'Téléphone'],
        ['Lou Bouzin', 'jacky@loubouzin.grd', '01 99'],
      ]),
    ]);
    expect(one(foreign, 'client', /Lou/)).toMatchObject({ verdict: 'same' });
  });

  it('support and people without a department import nothing', async () => {
    await expect(plan(company.kate, BRIEF)).rejects.toMatchObject({ problem: { key: 'refused.import.clients' } });
  });
});

describe('what is doubtful', () => {
  const HEAD = ['Contrat ID', 'Client', 'Interlocuteur', 'E-mail', 'Téléphone', 'Commercial', 'Coût', 'Statut'];

  it('a number that is another client’s is asked about, and a new one is given if so decided', async () => {
    const { gestion } = company;
    const sheets = [
      sheet([
        HEAD,
        [652, 'Ombres', 'Max Ombre', 'max@ombres.example', '02 03 04 05 06', 'Bill Boquet', 10, 'à signer'],
      ]),
    ];
    const made = await plan(gestion, sheets);
    const contract = one(made, 'contract', /652/);
    expect(contract).toMatchObject({ verdict: 'doubtful', candidates: [{ id: 652 }] });
    expect(contract.reasons.map(({ key }) => key)).toEqual(['imports.plan.numberOfOther']);
    const decided = await plan(gestion, sheets, deciding({ [contract.key]: { match: 'new' } }));
    expect(one(decided, 'contract', /652/)).toMatchObject({ verdict: 'new', isNumberFree: false });
    await runImport(gestion, decided);
    const again = await plan(gestion, sheets);
    expect(again.counts).toMatchObject({ new: 0, same: 2, doubtful: 0 });
  });

  it('a contract made by hand is signed on the day of the import, whatever day the file names', async () => {
    const { gestion } = company;
    const { id: client } = (await getContract(gestion, 412)).client;
    const made = await createContract(gestion, { clientId: client, cost: '80' }, randomUUID());
    const rows = [
      ['Contrat ID', 'Client', 'Coût', 'Statut', 'Signé le'],
      [made.id, 'Lou Bouzin', 80, 'signé', '10/02/2001'],
    ];
    const signing = await plan(gestion, [sheet(rows)]);
    expect(one(signing, 'contract', /Lou/).remarks.map(({ key }) => key)).toEqual(['imports.plan.signedToday']);
    await runImport(gestion, signing);
    const { statut, signedAt } = await getContract(gestion, made.id);
    expect(statut).toBe('signed');
    expect(Math.abs(Date.now() - Number(signedAt))).toBeLessThan(600_000);
  });

  it('a company that the file names alone is the stored one, if only one has that name', async () => {
    const rows = [
      ['Client', 'Nom', 'Début', 'Fin', 'Contrat ID'],
      ['LOU-BOUZIN', 'Cocktail', '04/06/2091 20h', '04/06/2091 23h', 412],
    ];
    const made = await plan(company.gestion, [sheet(rows)]);
    expect(told(made)).toEqual([
      'client LOU-BOUZIN: same',
      'contract Contrat 412 (LOU-BOUZIN): same',
      'event Cocktail: new',
    ]);
  });

  it('a client spelt three ways is one client', async () => {
    const made = await plan(company.gestion, [
      sheet([
        HEAD,
        [8001, 'Étoile du Nord', 'Zoé Star', 'zoe@etoile.example', '03 04 05 06 07', 'Bill Boquet', 10, 'à signer'],
        [8002, 'ETOILE DU NORD', 'Zoé Star', null, null, 'Bill Boquet', 20, 'à signer'],
        [8003, 'Etoile-du-nord SARL', 'Z. Star', 'Zoe@Etoile.example', null, 'Bill Boquet', 30, 'à signer'],
      ]),
    ]);
    expect(told(made)).toEqual([
      'client Étoile du Nord: new',
      'contract Contrat 8001 (Étoile du Nord): new',
      'contract Contrat 8002 (Étoile du Nord): new',
      'contract Contrat 8003 (Étoile du Nord): new',
    ]);
    expect(one(made, 'client', /toile/).remarks.map(({ key }) => key)).toContain('imports.plan.alsoSaid');
  });

  it('a support who is busy then, a contract that is not signed and a payment of too much are said before', async () => {
    const { gestion } = company;
    const head = ['Contrat ID', 'Client', 'Nom', 'Début', 'Fin', 'Lieu', 'Contact support'];
    const made = await plan(gestion, [
      sheet([
        HEAD,
        [8100, 'Lunes', 'Luc Lune', 'luc@lunes.example', '04 05 06 07 08', 'Bill Boquet', 100, 'signé'],
        [8101, 'Lunes', null, null, null, null, 50, 'brouillon'],
      ]),
      sheet(
        [
          head,
          [8100, 'Lunes', 'Gala', '04/06/2090 20h', '04/06/2090 23h', 'Paris', 'Kate Hastroff'],
          [8100, 'Lunes', 'Bal', '04/06/2090 22h', '05/06/2090 2h', 'Paris', 'Kate Hastroff'],
          [8101, 'Lunes', 'Fête', '05/06/2023 15h', '05/06/2023 18h', 'Lyon', null],
        ],
        'Événements',
      ),
      sheet(
        [
          ['Contrat ID', 'Montant', 'Payé le'],
          [8100, '60', '01/06/2023'],
          [8100, '41', '02/06/2023'],
        ],
        'Paiements',
      ),
    ]);
    expect(one(made, 'event', /Gala/).verdict).toBe('new');
    expect(one(made, 'event', /Bal/).reasons.map(({ key }) => key)).toEqual(['imports.plan.overlap']);
    expect(one(made, 'event', /Fête/).reasons.map(({ key }) => key)).toEqual(['imports.plan.notSigned']);
    expect(made.items.filter(({ kind }) => kind === 'payment').map(({ verdict }) => verdict)).toEqual([
      'new',
      'refused',
    ]);
    const insisted = await plan(
      gestion,
      [
        sheet([HEAD, [8100, 'Lunes', 'Luc Lune', 'luc@lunes.example', '04 05 06 07 08', 'Bill Boquet', 100, 'signé']]),
        sheet(
          [
            head,
            [8100, 'Lunes', 'Gala', '04/06/2090 20h', '04/06/2090 23h', 'Paris', 'Kate Hastroff'],
            [8100, 'Lunes', 'Bal', '04/06/2090 22h', '05/06/2090 2h', 'Paris', 'Kate Hastroff'],
          ],
          'Événements',
        ),
      ],
      deciding({ [one(made, 'event', /Bal/).key]: { isInsisted: true } }),
    );
    const done = await runImport(gestion, insisted);
    expect(done.counts).toMatchObject({ client: 1, contract: 1, event: 2 });
    expect(done.importedBy.id).toBe(gestion.actor.id);
  });

  it('it can be stopped half way, and then nothing is stored', async () => {
    const { gestion } = company;
    const rows = Array.from({ length: 30 }, (_, at) => [
      `Stop ${at}`,
      `Ann ${at}`,
      `ann${at}@stop.example`,
      `05 00 00 00 ${10 + at}`,
      'Bill Boquet',
    ]);
    const made = await plan(gestion, [
      sheet([['Société', 'Interlocuteur', 'E-mail', 'Téléphone', 'Commercial'], ...rows]),
    ]);
    expect(made.counts.new).toBe(30);
    const before = (await listImports(gestion)).length;
    const stop = new AbortController();
    const running = runImport(gestion, made, {
      signal: stop.signal,
      onRecords: (count) => {
        if (count === 20) stop.abort(new Error('stopped'));
      },
    });
    await expect(running).rejects.toMatchObject({ problem: { key: 'imports.run.stopped' } });
    expect((await listImports(gestion)).length).toBe(before);
    expect(
      (await plan(gestion, [sheet([['Société', 'Interlocuteur', 'E-mail', 'Téléphone', 'Commercial'], ...rows])]))
        .counts.new,
    ).toBe(30);
  });
});
