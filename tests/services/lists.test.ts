import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countClients,
  createClient,
  deactivateClient,
  findDuplicates,
  listClients,
} from '../../src/services/clients.ts';
import { countCollaborators, listCollaborators } from '../../src/services/collaborators.ts';
import { countContracts, listContracts } from '../../src/services/contracts.ts';
import { countEvents, listEvents } from '../../src/services/events.ts';
import type { Session } from '../../src/services/session.ts';
import { newClient } from '../factories/contracts.ts';
import { typedClient } from '../factories/inputs.ts';
import { staff } from '../factories/people.ts';
import { countRows } from '../support/askDatabase.ts';

const company = staff('bill', 'kate', 'gestion');
const all = { scope: 'all' } as const;
const first = { from: 'start', limit: 1000 } as const;

const companies = async (session: Session, text: string): Promise<string[]> =>
  (await listClients(session, { ...all, text }, first)).rows.map(({ companyName }) => companyName);

describe('the filter while typing', () => {
  it.each([
    ['cool', 'Cool Startup LLC'],
    ['COOL kevin', 'Cool Startup LLC'],
    ['startup boquet casey', 'Cool Startup LLC'],
    ['kevin@startup.io', 'Cool Startup LLC'],
    ['18/04/2021', 'Cool Startup LLC'],
    ['18/04/21', 'Cool Startup LLC'],
    ['+678 123 456 78', 'Cool Startup LLC'],
    ['67812345678', 'Cool Startup LLC'],
    ['"cool"', 'Cool Startup LLC'],
    ['(startup), cool/', 'Cool Startup LLC'],
    ['666-12345', 'Lou Bouzin'],
    ['patisserie noel', 'Pâtisserie Noël'],
    ['ÉCOLE DE DANSE', 'École de danse Arabesque'],
    ["l'ecluse", 'Théâtre de l’Écluse'],
    ['Lefèvre &', 'Cabinet Lefèvre & Associés'],
  ])('%s finds %s', async (text, company_) => {
    expect(await companies(company.kate, text)).toEqual([company_]);
  });

  it.each(['%', '_', '\\', '" OR 1=1 --', 'cool xyz', '31/02/2021', '\u0000'])(
    '%j is searched literally',
    async (text) => {
      expect(await companies(company.kate, text)).toEqual([]);
    },
  );

  it('finds a percent sign where there is one', async () => {
    const client = await newClient(company.bill, { companyName: 'Cent % bio_logique' });
    expect(await companies(company.bill, '% bio_')).toEqual(['Cent % bio_logique']);
    await deactivateClient(company.bill, client.id, client.version);
  });

  it('finds text in any script, typed with any keyboard', async () => {
    const { bill } = company;
    const names = [
      '北京会展 Œuvres',
      'شركة الأطلس',
      'Cafe\u0301 Dore\u0301',
      'Fête 🎉 & Cie',
      'Straße 12',
      'O’Brien-Lévy',
    ];
    const made = [];
    for (const companyName of names) made.push(await newClient(bill, { companyName, phone: '+33 1 98 76 54 32' }));
    for (const [text, found] of [
      ['北京', 0],
      ['会展', 0],
      ['oeuvres', 0],
      ['ŒUVR', 0],
      ['الأطلس', 1],
      ['café doré', 2],
      ['cafe', 2],
      ['🎉', 3],
      ['fete 🎉', 3],
      ['strasse', 4],
      ["o'brien", 5],
      ['o’brien-levy', 5],
      ['levy', 5],
    ] as const) {
      expect(await companies(bill, text), text).toEqual([names[found]]);
    }
    for (const text of [
      '01 98 76 54 32',
      '0198765432',
      '+33 1 98 76',
      '33198765',
      '98 76 54',
      '76.54.32',
      '01-98-76',
    ]) {
      expect((await companies(bill, text)).toSorted(), text).toEqual(names.toSorted());
    }
    for (const text of [
      '京北',
      'rue',
      'levy-o',
      '&&',
      '🎊',
      'x'.repeat(10_000),
      'cafe '.repeat(2000),
      "'; DROP TABLE client",
    ]) {
      const found = await companies(bill, text);
      expect(found, text.slice(0, 20)).toEqual(text.startsWith('cafe ') ? [names[2]] : []);
    }
    for (const client of made) await deactivateClient(bill, client.id, client.version);
  });

  it('finds contracts by id, displayed amount, statut and client', async () => {
    const found = async (text: string) => (await listContracts(company.kate, { ...all, text }, first)).rows;
    expect((await found('652')).map(({ id }) => id)).toContain(652);
    expect((await found('12 000,00 € ouick')).map(({ id }) => id)).toEqual([652]);
    expect((await found('3450,50 clos')).map(({ id }) => id)).toEqual([412]);
    const drafts = await found('brouillon');
    expect(drafts.length).toBeGreaterThan(2);
    expect(drafts.every(({ statut }) => statut === 'draft')).toBe(true);
  });

  it('finds events by day, location, support and id', async () => {
    const found = async (text: string) =>
      (await listEvents(company.kate, { ...all, text }, first)).rows.map(({ id }) => id);
    expect(await found('4/6/2023')).toEqual([109]);
    expect(await found('06/23')).toEqual([109]);
    expect(await found('mufflins alienor')).toEqual([1023]);
    expect(await found('cande kate 75')).toContain(109);
  });

  it('never fails, whatever is typed', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 30 }), async (text) => {
        for (const list of [listClients, listContracts, listEvents]) {
          await list(company.kate, { ...all, text }, { from: 'start', limit: 1 });
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the order of a list', () => {
  const lists = {
    clients: {
      columns: ['companyName', 'fullName', 'email', 'phone', 'commercial', 'creationDate', 'lastUpdate'],
      list: listClients,
      count: countClients,
    },
    contracts: {
      columns: ['id', 'companyName', 'cost', 'balance', 'statut', 'commercial', 'creationDate', 'lastUpdate'],
      list: listContracts,
      count: countContracts,
    },
    events: {
      columns: ['name', 'start', 'end', 'companyName', 'location', 'attendees', 'support', 'lastUpdate'],
      list: listEvents,
      count: countEvents,
    },
    collaborators: {
      columns: ['lastName', 'firstName', 'role', 'username', 'email'],
      list: listCollaborators,
      count: countCollaborators,
    },
  } as const;

  it.each(Object.entries(lists))(
    'of %s: each row stands where its count says',
    async (_name, { columns, list, count }) => {
      for (const column of columns) {
        for (const descending of [false, true]) {
          const query = { scope: 'all', sort: { column, descending }, includeInactive: true } as const;
          const { rows } = await list(company.gestion, query, first);
          for (const place of [0, Math.floor(rows.length / 2), rows.length - 1]) {
            const counted = await count(company.gestion, query, { at: rows[place]?.id ?? 0 });
            expect(counted, `${column} ${descending}`).toEqual({ total: rows.length, isExact: true, place });
          }
        }
      }
    },
  );

  it('follows accents and capitals as a French reader does', async () => {
    const { rows } = await listClients(
      company.kate,
      { ...all, sort: { column: 'companyName', descending: false } },
      first,
    );
    const names = rows.map(({ companyName }) => companyName);
    expect(names.indexOf('École de danse Arabesque')).toBeLessThan(names.indexOf('Ferme des Tilleuls'));
  });

  it('is refused for an unknown column', async () => {
    for (const column of ['nothing', 'constructor', 'company_name; DROP TABLE client']) {
      const asked = listClients(company.kate, { ...all, sort: { column, descending: true } }, first);
      await expect(asked).rejects.toThrow('The sort column does not exist in this list.');
    }
  });

  it('reports that a row is not in the list', async () => {
    const nothing = { rows: [], before: null, after: null };
    const around = (query: object, id: number) =>
      listClients(company.kate, { ...all, ...query }, { from: { around: id }, limit: 9 });
    expect(await around({ text: 'cool' }, 2)).toEqual(nothing);
    expect(await around({}, 999_999)).toEqual(nothing);
    expect((await countClients(company.kate, { ...all, text: 'cool' }, { at: 2 })).place).toBeNull();
  });
});

const shown = (at: Date) =>
  new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'short' }).format(at);

describe('every displayed value can be searched', () => {
  it('a day with slashes is no phone, and events without a support are found by the displayed words', async () => {
    const found = async (text: string) =>
      (await listEvents(company.kate, { ...all, text }, { from: 'start', limit: 100 })).rows;
    const dated = await found('06/12');
    for (const { start, end, lastUpdate } of dated)
      expect([start, end, lastUpdate].some((at) => shown(at).startsWith('06/12'))).toBe(true);
    expect(dated.map(({ name }) => name)).not.toContain('Lou Bouzin General Assembly');
    const unassigned = await found('sans support');
    const stored = await countRows(company.server, 'event WHERE is_active AND support_contact IS NULL');
    expect(unassigned).toHaveLength(stored);
    expect(unassigned.every(({ support }) => support === null)).toBe(true);
    const wanted = unassigned[0]?.client.companyName.split(' ')[0] ?? '';
    expect((await found(`${wanted} sans support`)).length).toBeGreaterThan(0);
  });
});

describe('a deactivated record', () => {
  it('is in no list, and in all of them on demand', async () => {
    const { bill } = company;
    const client = await newClient(bill, { companyName: 'Passage éclair' });
    await deactivateClient(bill, client.id, client.version);
    expect(await companies(bill, 'passage eclair')).toEqual([]);
    const { rows } = await listClients(bill, { ...all, text: 'passage eclair', includeInactive: true }, first);
    expect(rows.map(({ id, isActive }) => ({ id, isActive }))).toEqual([{ id: client.id, isActive: false }]);
  });
});

describe('likely duplicates', () => {
  const ids = async (typed: object, except?: number) =>
    (await findDuplicates(company.bill, typed, except)).map(({ id }) => id);

  it('have the same phone with or without its country code, or the same name whatever separates its words', async () => {
    const { bill } = company;
    const stored = typedClient({
      companyName: 'L’Atelier du Fil',
      fullName: 'Zoé Jean-Roche',
      phone: '06 11 22 33 44',
    });
    const client = await createClient(bill, stored, randomUUID());
    for (const phone of [
      '+33 6 11 22 33 44',
      '0033611223344',
      '0611223344',
      '06-11.22 33 44',
      '+33 (0)6 11 22 33 44',
    ]) {
      expect(await findDuplicates(bill, { phone }), phone).toMatchObject([{ id: client.id, alike: ['phone'] }]);
    }
    expect(await ids({ phone: '+41 6 11 22 33 44' })).toEqual([client.id]);
    for (const companyName of ["L'Atelier du Fil", 'L´ATELIER  DU FIL', 'l‘atelier-du-fil', 'L Atelier\u00a0du Fil']) {
      const typed = { companyName, fullName: 'ZOE JEAN ROCHE' };
      expect(await findDuplicates(bill, typed), companyName).toMatchObject([{ id: client.id, alike: ['name'] }]);
    }
    expect(await ids({ companyName: 'L’Atelier du', fullName: 'Zoé Fil Jean-Roche' })).toEqual([]);
    expect(await ids({ phone: '06 11 22 33 44' }, client.id)).toEqual([]);

    const abroad = await createClient(bill, typedClient({ phone: '+33 7 55 44 33 22' }), randomUUID());
    for (const phone of ['07 55 44 33 22', '0033 755443322']) expect(await ids({ phone }), phone).toEqual([abroad.id]);
    expect(await ids({ phone: '+41 7 55 44 33 22' })).toEqual([]);
    for (const one of [client, abroad]) await deactivateClient(bill, one.id, one.version);
    expect(await findDuplicates(bill, { phone: '+33 6 11 22 33 44' })).toMatchObject([{ isActive: false }]);
  });

  it('are found by the same phones in the search', async () => {
    const { bill } = company;
    const stored = typedClient({ companyName: 'Recherche Croisée', phone: '06 98 76 54 32' });
    const client = await createClient(bill, stored, randomUUID());
    for (const text of ['+33 6 98 76 54 32', '0033698765432', '06 98 76 54 32', '+33698765']) {
      expect(await companies(bill, text), text).toEqual(['Recherche Croisée']);
    }
    await deactivateClient(bill, client.id, client.version);
  });

  it('have the same e-mail, phone digits, or folded name and company; they only cause a warning', async () => {
    const { bill } = company;
    expect(await ids({ email: 'KEVIN@startup.io' })).toEqual([1]);
    expect(await ids({ phone: '678-123-45678' })).toEqual([1]);
    expect(await ids({ fullName: 'kévin casey', companyName: 'COOL STARTUP llc' })).toEqual([1]);
    expect(await ids({ fullName: 'Kevin Casey', companyName: 'Une autre' })).toEqual([]);
    expect(await ids({ phone: '1 2' })).toEqual([]);
    expect(await ids({})).toEqual([]);
    const twin = await createClient(bill, typedClient({ email: 'kevin@startup.io' }), randomUUID());
    expect(await ids({ email: 'kevin@startup.io' })).toEqual([1, twin.id]);
    await deactivateClient(bill, twin.id, twin.version);
  });
});
