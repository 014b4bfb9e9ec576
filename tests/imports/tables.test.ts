import { describe, expect, it } from 'vitest';
import { client } from '../../src/domain/records/client.ts';
import { contract } from '../../src/domain/records/contract.ts';
import { event } from '../../src/domain/records/event.ts';
import type { Field } from '../../src/domain/records/record.ts';
import { headingOf } from '../../src/i18n/fieldText.ts';
import { createTranslator } from '../../src/i18n/translator.ts';
import { foldedHeading } from '../../src/services/imports/foldedHeading.ts';
import type { SourceField, TableMapping } from '../../src/services/imports/source.ts';
import { doubtsOf, recognised, valuesOf } from './support.ts';

const fieldsOf = (tables: readonly TableMapping[]) => tables[0]?.columns.map(({ field }) => field);
const BLANK: readonly string[] = [];

describe('a table', () => {
  it('of clients has its columns in any order, and its title above', () => {
    const { records, tables, unknown } = recognised([
      ['Nos clients'],
      ['Téléphone', 'Société', 'Nom du contact', 'Adresse mail', 'Client depuis', 'Secteur'],
      ['+678 123 456 78', 'Cool Startup LLC', 'Kevin Casey', 'kevin@startup.io', '18 avril 2021', 'logiciel'],
      BLANK,
      ['+ 666 12345', 'Lou Bouzin', 'Jacky Blangier', 'jacky@loubouzin.grd', { day: '2022-05-03', time: null }, null],
      ['Total', 2],
    ]);
    expect(tables).toEqual([
      {
        sheet: 'Feuil1',
        kind: 'client',
        line: 2,
        columns: [
          { heading: 'Téléphone', field: 'phone', sample: '+678 123 456 78' },
          { heading: 'Société', field: 'clientName', sample: 'Cool Startup LLC' },
          { heading: 'Nom du contact', field: 'fullName', sample: 'Kevin Casey' },
          { heading: 'Adresse mail', field: 'email', sample: 'kevin@startup.io' },
          { heading: 'Client depuis', field: 'firstContact', sample: '18 avril 2021' },
          { heading: 'Secteur', field: null, sample: 'logiciel' },
        ],
      },
    ]);
    expect(records.map(({ kind, line }) => [kind, line])).toEqual([
      ['client', 3],
      ['client', 5],
    ]);
    expect(valuesOf(records[0])).toEqual({
      clientName: 'Cool Startup LLC',
      fullName: 'Kevin Casey',
      email: 'kevin@startup.io',
      phone: '+678 123 456 78',
      firstContact: '2021-04-18',
    });
    expect(records.map(({ unread }) => unread)).toEqual([[{ label: 'Secteur', text: 'logiciel', line: 3 }], []]);
    expect(unknown).toEqual([{ sheet: 'Feuil1', line: 6, rows: 1 }]);
  });

  it('of clients joins first names and names', () => {
    const { records, tables } = recognised([
      ['Nom', 'Prénom', 'Entreprise', 'E-mail'],
      ['Casey', 'Kevin', 'Cool Startup LLC', 'kevin@startup.io'],
    ]);
    expect(fieldsOf(tables)).toEqual(['fullName', 'fullName', 'clientName', 'email']);
    expect(valuesOf(records[0])).toMatchObject({ fullName: 'Kevin Casey', clientName: 'Cool Startup LLC' });
  });

  it('of clients with one name takes it for both', () => {
    const { records } = recognised([
      ['Nom', 'E-mail', 'Tél'],
      ['Lou Bouzin', 'jacky@loubouzin.grd', '+ 666 12345'],
    ]);
    expect(valuesOf(records[0])).toMatchObject({ clientName: 'Lou Bouzin', fullName: 'Lou Bouzin' });
    expect(doubtsOf(records[0])).toEqual({});
  });

  it('of clients without a company proposes the person', () => {
    const { records } = recognised([
      ['Prénom', 'Nom', 'E-mail'],
      ['John', 'Ouick', 'john.ouick@gmail.com'],
    ]);
    expect(doubtsOf(records[0])).toEqual({ clientName: 'imports.value.noCompany → John Ouick' });
  });

  it('of clients with their addresses is not one of events', () => {
    const { records, tables } = recognised([
      ['N° client', 'Raison sociale', 'Nom', 'Prénom', 'Mail', 'Portable', 'Fixe', 'Adresse', 'CP', 'Ville'],
      [
        '3',
        'Lou Bouzin',
        'Blangier',
        'Jacky',
        'jacky@loubouzin.grd',
        '06 12 34 56 78',
        '01 23 45 67 89',
        '1 rue X',
        '41000',
        'Blois',
      ],
    ]);
    expect(tables.map(({ kind }) => kind)).toEqual(['client']);
    expect(valuesOf(records[0])).toEqual({
      clientId: '3',
      clientName: 'Lou Bouzin',
      fullName: 'Jacky Blangier',
      email: 'jacky@loubouzin.grd',
      phone: '06 12 34 56 78',
    });
    expect(records[0]?.values.phone?.doubt?.params).toEqual({ others: '01 23 45 67 89' });
    expect(records[0]?.unread.map(({ text }) => text)).toEqual(['1 rue X', '41000', 'Blois']);
  });

  it('with numbered rows leaves their numbers out', () => {
    const { records } = recognised([
      [null, 'Société', 'Contact', 'Téléphone'],
      [1, 'Lou Bouzin', 'Jacky Blangier', '+ 666 12345'],
      [2, 'John Ouick', 'John Ouick', '+1 234 567 8901'],
    ]);
    expect(records.map(({ unread }) => unread)).toEqual([[], []]);
  });

  it('of contracts that asks whether they are signed proposes the answer', () => {
    const { records } = recognised([
      ['Réf', 'Client', 'Montant', 'Signé', 'Date de signature'],
      ['652', 'John Ouick', '12 000', 'oui', '1er février 2023'],
    ]);
    expect(valuesOf(records[0])).toEqual({
      contractId: '652',
      clientName: 'John Ouick',
      cost: '12000.00',
      signedOn: '2023-02-01',
    });
    expect(doubtsOf(records[0])).toEqual({ statut: 'imports.value.statut → signed' });
  });

  it('of contracts', () => {
    const { records } = recognised([
      ['Contrat n°', 'Client', 'Montant', 'Reste à payer', 'Statut', 'Signé le'],
      ['652', 'John Ouick', '12 000,00 €', '0', 'signé', '01/02/2023'],
      [412, 'Lou Bouzin', 5000, 2500.5, 'À signer', null],
    ]);
    expect(records.map(({ kind }) => kind)).toEqual(['contract', 'contract']);
    expect(records.map(valuesOf)).toEqual([
      {
        contractId: '652',
        clientName: 'John Ouick',
        cost: '12000.00',
        balance: '0.00',
        statut: 'signed',
        signedOn: '2023-02-01',
      },
      { contractId: '412', clientName: 'Lou Bouzin', cost: '5000.00', balance: '2500.50', statut: 'to_sign' },
    ]);
  });

  it('of payments', () => {
    const { records } = recognised([
      ['Date', 'Contrat', 'Montant', 'Mode', 'Remarque'],
      ['03/02/2023', 652, '1 250,50', 'virement bancaire', 'acompte'],
      ['04/02/2023', 652, -20, 'CB', null],
    ]);
    expect(records.map(({ kind }) => kind)).toEqual(['payment', 'payment']);
    expect(valuesOf(records[0])).toEqual({
      paidOn: '2023-02-03',
      contractId: '652',
      amount: '1250.50',
      method: 'transfer',
      note: 'acompte',
    });
    expect(doubtsOf(records[1])).toEqual({ amount: 'field.negative' });
  });

  it('of events, with the date and the time in two columns', () => {
    const { records, tables } = recognised([
      ['Event', 'Client', 'Date', 'Heure de début', 'Heure de fin', 'Lieu', 'Participants'],
      ['Gala', 'Lou Bouzin', '05/06/2023', '15h', '2h', 'Tours', '75'],
      [
        'Gala 2',
        'Lou Bouzin',
        { day: '2023-06-06', time: null },
        { day: null, time: '15:00' },
        { day: null, time: '18:00' },
        'Tours',
        75,
      ],
    ]);
    expect(fieldsOf(tables)).toEqual(['name', 'clientName', 'start', 'start', 'end', 'location', 'attendees']);
    expect(records.map(({ values: { start, end } }) => [start?.value, end?.value])).toEqual([
      ['2023-06-05 15:00', '2023-06-06 02:00'],
      ['2023-06-06 15:00', '2023-06-06 18:00'],
    ]);
  });

  it('may follow another one in the same sheet', () => {
    const { records, tables } = recognised([
      ['Société', 'E-mail'],
      ['Lou Bouzin', 'jacky@loubouzin.grd'],
      BLANK,
      ['Contrat', 'Société', 'Montant', 'Statut'],
      ['412', 'Lou Bouzin', '5000', 'signed'],
    ]);
    expect(tables.map(({ kind, line }) => [kind, line])).toEqual([
      ['client', 1],
      ['contract', 4],
    ]);
    expect(records.map(({ kind }) => kind)).toEqual(['client', 'contract']);
  });

  it('may stand beside sheets of one event', () => {
    const { records, unknown } = recognised([
      ['Gala'],
      ['Event ID', 3],
      ['Lieu', 'Tours'],
      BLANK,
      ['Société', 'E-mail'],
      ['Lou Bouzin', 'jacky@loubouzin.grd'],
    ]);
    expect(records.map(({ kind, line }) => [kind, line])).toEqual([
      ['event', 1],
      ['client', 5 + 1],
    ]);
    expect(unknown).toEqual([]);
  });

  it('may have remarks above and below, which are not records', () => {
    const { records, unknown } = recognised([
      ['Export', 'du 3 mai'],
      ['par', 'Bill'],
      BLANK,
      ['Société', 'Interlocuteur', 'E-mail'],
      ['Lou Bouzin', 'Jacky Blangier', 'jacky@loubouzin.grd'],
      BLANK,
      ['Fait à Tours'],
    ]);
    expect(records).toHaveLength(1);
    expect(unknown).toEqual([
      { sheet: 'Feuil1', line: 1, rows: 2 },
      { sheet: 'Feuil1', line: 7, rows: 1 },
    ]);
  });

  it('keeps a company of the name Total', () => {
    const { records } = recognised([
      ['Société', 'Interlocuteur', 'E-mail'],
      ['Total', 'Paul Bon', 'paul@total.fr'],
    ]);
    expect(valuesOf(records[0])).toMatchObject({ clientName: 'Total' });
  });
});

describe('what the person has said of headings', () => {
  const rows = [
    ['Société', 'Machin', 'E-mail', 'Truc'],
    ['Lou Bouzin', 'Jacky Blangier', 'jacky@loubouzin.grd', 'x'],
  ];

  it('is remembered for the next file', () => {
    const known: Record<string, SourceField | null> = {
      [foldedHeading('MACHIN :')]: 'fullName',
      [foldedHeading('Truc')]: null,
    };
    const { records, tables } = recognised(rows, { known });
    expect(fieldsOf(tables)).toEqual(['clientName', 'fullName', 'email', null]);
    expect(valuesOf(records[0])).toMatchObject({ fullName: 'Jacky Blangier' });
    expect(records[0]?.unread).toEqual([]);
  });

  it('wins in the table that it was said of', () => {
    const [table] = recognised(rows).tables as [TableMapping];
    const fields: (SourceField | null)[] = ['fullName', 'clientName', null, null];
    const columns = table.columns.map((column, at) => ({ ...column, field: fields[at] ?? null }));
    const { records, tables } = recognised(rows, { mappings: [{ ...table, columns }] });
    expect(tables).toEqual([{ ...table, columns }]);
    expect(valuesOf(records[0])).toEqual({ clientName: 'Jacky Blangier', fullName: 'Lou Bouzin' });
    expect(records[0]?.unread.map(({ label }) => label)).toEqual(['E-mail', 'Truc']);
  });

  it('also makes a table of what nobody would know', () => {
    const columns = [
      { heading: 'a', field: 'clientName', sample: '' },
      { heading: 'b', field: 'email', sample: '' },
    ] as const;
    const mapping = { sheet: 'Feuil1', kind: 'client', line: 1, columns } as const;
    const { records } = recognised(
      [
        ['a', 'b'],
        ['Lou Bouzin', 'jacky@loubouzin.grd'],
      ],
      { mappings: [mapping] },
    );
    expect(valuesOf(records[0])).toMatchObject({ clientName: 'Lou Bouzin', email: 'jacky@loubouzin.grd' });
  });
});

describe.each(['fr', 'en'] as const)('an export of the application in %s is read back', (lang) => {
  const texts = createTranslator(lang, 'Europe/Paris');
  const headings = (description: { fields: Readonly<Record<string, Field>>; exportedFields: readonly string[] }) =>
    description.exportedFields.map((name) => headingOf(description.fields[name] as Field, texts));

  it('of clients', () => {
    const { tables, records } = recognised([
      headings(client),
      [
        3,
        'Cool Startup LLC',
        'Kevin Casey',
        'kevin@startup.io',
        "'+678 123 456 78",
        '2021-04-18',
        '2023-03-29 10:00',
        'Bill Boquet',
        '',
      ],
    ]);
    expect(tables.map(({ kind }) => kind)).toEqual(['client']);
    expect(valuesOf(records[0])).toEqual({
      clientId: '3',
      clientName: 'Cool Startup LLC',
      fullName: 'Kevin Casey',
      email: 'kevin@startup.io',
      phone: '+678 123 456 78',
      firstContact: '2021-04-18',
      commercial: 'Bill Boquet',
    });
  });

  it('of contracts', () => {
    const { tables, records } = recognised([
      headings(contract),
      [
        652,
        'John Ouick',
        'John Ouick',
        'Bill Boquet',
        '12000,00',
        '2500,00',
        texts.t('statut.to_sign'),
        '2023-01-02 10:00',
        '2023-01-03 10:00',
      ],
    ]);
    expect(tables.map(({ kind }) => kind)).toEqual(['contract']);
    expect(valuesOf(records[0])).toEqual({
      contractId: '652',
      clientName: 'John Ouick',
      fullName: 'John Ouick',
      commercial: 'Bill Boquet',
      cost: '12000.00',
      balance: '2500.00',
      statut: 'to_sign',
    });
  });

  it('of events', () => {
    const { tables, records } = recognised([
      headings(event),
      [
        109,
        652,
        'John Ouick Wedding',
        'John Ouick',
        'John Ouick',
        '+1 234 567 8901',
        '2023-06-04 13:00',
        '2023-06-05 02:00',
        'Kate Hastroff',
        '53 Rue du Château',
        75,
        'Bill Boquet',
        '2023-05-01 10:00',
        '',
      ],
    ]);
    expect(tables.map(({ kind }) => kind)).toEqual(['event']);
    expect(valuesOf(records[0])).toEqual({
      eventId: '109',
      contractId: '652',
      name: 'John Ouick Wedding',
      clientName: 'John Ouick',
      fullName: 'John Ouick',
      phone: '+1 234 567 8901',
      start: '2023-06-04 13:00',
      end: '2023-06-05 02:00',
      support: 'Kate Hastroff',
      location: '53 Rue du Château',
      attendees: '75',
      commercial: 'Bill Boquet',
    });
  });
});
