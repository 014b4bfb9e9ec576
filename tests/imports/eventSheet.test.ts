import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../src/files/sheetGrid.ts';
import { recognise } from '../../src/services/imports/recognise.ts';
import { ASSEMBLY, WEDDING } from './briefSheets.ts';
import { clock, doubtsOf, recognised, sheet, valuesOf, workbook } from './support.ts';

const WEDDING_VALUES = {
  name: 'John Ouick Wedding',
  eventId: '109',
  contractId: '652',
  clientName: 'John Ouick',
  fullName: 'John Ouick',
  email: 'john.ouick@gmail.com',
  phone: '+1 234 567 8901',
  start: '2023-06-04 13:00',
  end: '2023-06-05 02:00',
  support: 'Kate Hastroff',
  location: '53 Rue du Château, 41120 Candé-sur-Beuvron, France',
  attendees: '75',
  notes:
    'Wedding starts at 3PM, by the river. Catering is organized, reception starts at 5PM. Kate needs to organize the DJ for after party.',
};
const ASSEMBLY_VALUES = {
  name: 'Lou Bouzin General Assembly',
  eventId: '1023',
  contractId: '412',
  clientName: 'Lou Bouzin',
  fullName: 'Jacky Blangier',
  email: 'jacky@loubouzin.grd',
  phone: '+ 666 12345',
  start: '2023-05-05 15:00',
  end: '2023-05-05 17:00',
  support: 'Aliénor Vichum',
  location: 'Salle des fêtes de Mufflins',
  notes: 'Assemblée générale des actionnaires (~200 personnes).',
};
const BLANK: readonly CellValue[] = [];

function expectBoth({ records, unknown, tables }: ReturnType<typeof recognised>): void {
  expect(records.map(({ kind }) => kind)).toEqual(['event', 'event']);
  const [wedding, assembly] = records;
  expect(valuesOf(wedding)).toEqual(WEDDING_VALUES);
  expect(doubtsOf(wedding)).toEqual({});
  expect(valuesOf(assembly)).toEqual(ASSEMBLY_VALUES);
  expect(doubtsOf(assembly)).toEqual({ attendees: 'imports.value.inNotes → 200' });
  expect(records.map(({ unread }) => unread)).toEqual([[], []]);
  expect(unknown).toEqual([]);
  expect(tables).toEqual([]);
}

describe('the two sheets of the support', () => {
  it('are read in a workbook of two sheets', () => {
    const sheets = [sheet(WEDDING, 'Wedding'), sheet(ASSEMBLY, 'Assembly')];
    expectBoth(recognise(workbook(sheets), { clock, known: {} }));
  });

  it('are read one below the other', () => {
    const found = recognised([...WEDDING, BLANK, ...ASSEMBLY]);
    expectBoth(found);
    expect(found.records.map(({ line }) => line)).toEqual([1, 13]);
    expect(found.records[1]?.values.phone?.line).toBe(19);
  });

  it('are read one directly below the other', () => expectBoth(recognised([...WEDDING, ...ASSEMBLY])));

  it('are read with typed row numbers', () => {
    const numbered = (rows: readonly (readonly CellValue[])[]) =>
      rows.map((cells, at) => [cells[0] === null ? null : at + 1, ...cells]);
    expectBoth(recognised([...numbered(WEDDING), BLANK, ...numbered(ASSEMBLY)]));
  });

  it('are read side by side', () => {
    const rows = Array.from({ length: ASSEMBLY.length }, (_, at) => {
      const [label = null, value = null] = WEDDING[at] ?? [];
      return [label, value, null, ...(ASSEMBLY[at] ?? [])];
    });
    expectBoth(recognised(rows));
  });

  it('are read side by side with row numbers', () => {
    const rows = Array.from({ length: ASSEMBLY.length }, (_, at) => {
      const [label = null, value = null] = WEDDING[at] ?? [];
      return [label === null ? null : at + 1, label, value, at + 1, ...(ASSEMBLY[at] ?? [])];
    });
    expectBoth(recognised(rows));
  });

  it('are read with titles in the second column', () => {
    const moved = (rows: readonly (readonly CellValue[])[]) =>
      rows.map((cells, at) => (at === 0 ? [null, ...cells] : cells));
    expectBoth(recognised([...moved(WEDDING), ...moved(ASSEMBLY)]));
    expectBoth(recognised([...moved(WEDDING), BLANK, BLANK, ...moved(ASSEMBLY)]));
  });

  it('are read as one column for each event, with the labels once', () => {
    const rows: CellValue[][] = [];
    for (const [label, value = null] of WEDDING.slice(1)) {
      const [, other = null] = ASSEMBLY.find(([each]) => each === label) ?? [];
      const isContact = label === 'Client contact';
      rows.push([label ?? null, value, isContact ? 'Jacky Blangier\njacky@loubouzin.grd\n+ 666 12345' : other]);
    }
    expectBoth(recognised([[null, 'John Ouick Wedding', 'Lou Bouzin General Assembly'], ...rows]));
  });

  it('are read with blank lines between the labels', () =>
    expectBoth(recognised([...WEDDING, ...ASSEMBLY].flatMap((cells) => [cells, BLANK]))));

  it('are read from texts only, as a CSV file has them', () =>
    expectBoth(recognised([...WEDDING, BLANK, ...ASSEMBLY].map((cells) => cells.map((cell) => cell && String(cell))))));
});

describe('labels', () => {
  const inFrench = [
    ['Gala'],
    ['N° événement :', '7'],
    ['N° de contrat', '12'],
    ['Nom du client', 'Lou Bouzin'],
    ['Interlocuteur', 'Jacky Blangier <jacky@loubouzin.grd>'],
    ['Téléphone', '+ 666 12345'],
    ['Date de début', '05/06/2023 15h'],
    ['Date de fin', '23h'],
    ['Responsable', 'Aliénor Vichum'],
    ['Lieu', 'Salle des fêtes'],
    ['Nombre d’invités', '120 personnes'],
    ['Remarques', 'Traiteur\nà confirmer'],
  ];
  const values = {
    name: 'Gala',
    eventId: '7',
    contractId: '12',
    clientName: 'Lou Bouzin',
    fullName: 'Jacky Blangier',
    email: 'jacky@loubouzin.grd',
    phone: '+ 666 12345',
    start: '2023-06-05 15:00',
    end: '2023-06-05 23:00',
    support: 'Aliénor Vichum',
    location: 'Salle des fêtes',
    attendees: '120',
    notes: 'Traiteur\nà confirmer',
  };

  it('are known in French', () => expect(valuesOf(recognised(inFrench).records[0])).toEqual(values));

  it('may stand in one cell with their values', () => {
    const rows = inFrench.map(([label = '', value]) => [value ? `${label.replace(/ ?:$/, '')} : ${value}` : label]);
    expect(valuesOf(recognised(rows).records[0])).toEqual(values);
  });

  it.each([
    ['DATE DE DEBUT', 'start'],
    ['Début :', 'start'],
    ['Event start', 'start'],
    ['Start date', 'start'],
    ['Fin', 'end'],
    ['End date', 'end'],
    ['Salle', 'location'],
    ['Adresse', 'location'],
    ['Venue', 'location'],
    ['Lieu de l’événement', 'location'],
    ['Participants', 'attendees'],
    ['Number of attendees', 'attendees'],
    ['Nb de personnes', 'attendees'],
    ['Nombre de participants', 'attendees'],
    ['Contact support', 'support'],
    ['Contact de support', 'support'],
    ['Support', 'support'],
    ['Commentaires', 'notes'],
    ['Notes', 'notes'],
    ['Réf. événement', 'eventId'],
    ['Référence', 'eventId'],
    ['Event no.', 'eventId'],
    ['N° contrat', 'contractId'],
    ['Contract number', 'contractId'],
    ['Société', 'clientName'],
    ['Client', 'clientName'],
    ['Contact client', 'fullName'],
    ['E-mail', 'email'],
    ['Courriel', 'email'],
    ['Tél.', 'phone'],
    ['Commercial', 'commercial'],
  ])('«%s» is the field %s', (label, field) => {
    const { records } = recognised([['Gala'], [label, 'x'], [field === 'location' ? 'Début' : 'Lieu', 'y']]);
    expect(Object.keys(records[0]?.values ?? {})).toContain(field);
    expect(records[0]?.unread).toEqual([]);
  });

  it('that nobody knows are kept with their texts', () => {
    const { records } = recognised([['Gala'], ['Lieu', 'Tours'], ['Thème', 'Années 80'], ['Début', '5 mai 2023 15h']]);
    expect(records[0]?.unread).toEqual([{ label: 'Thème', text: 'Années 80', line: 3 }]);
    expect(valuesOf(records[0])).toEqual({ name: 'Gala', location: 'Tours', start: '2023-05-05 15:00' });
  });
});

it('what stands at the left of a label is kept, and is not its value', () => {
  const { records } = recognised([['Gala'], ['vu', 'Lieu', 'Tours'], [null, 'Début', '5 mai 2023 15h']]);
  expect(valuesOf(records[0])).toEqual({ name: 'Gala', location: 'Tours', start: '2023-05-05 15:00' });
  expect(records[0]?.unread).toEqual([{ label: '', text: 'vu', line: 2 }]);
});

describe('a title', () => {
  const rows = [
    ['Client', 'Lou Bouzin'],
    ['Lieu', 'Tours'],
  ];

  it('that is missing is proposed from the name of the sheet, or of the client', () => {
    expect(doubtsOf(recognised(rows, { name: 'Gala' }).records[0])).toEqual({ name: 'imports.shape.untitled → Gala' });
    expect(doubtsOf(recognised(rows).records[0])).toEqual({ name: 'imports.shape.untitled → Lou Bouzin' });
  });

  it('is doubtful among several', () => {
    const { records } = recognised([['Epic Events'], ['Gala'], ...rows]);
    expect(records[0]?.values.name).toMatchObject({
      value: 'Gala',
      doubt: { key: 'imports.shape.titles', params: { others: 'Epic Events' } },
    });
  });
});

it('a half-empty block has only its values', () => {
  const { records } = recognised([['Gala'], ['Event ID', 3], ['Contract ID', null], ['Lieu', '-'], ['Début', '']]);
  expect(records).toHaveLength(1);
  expect(Object.keys(records[0]?.values ?? {}).sort()).toEqual(['eventId', 'name']);
});

it('what is not a record is said to be unknown', () => {
  expect(recognised([['Bonjour'], ['Il fait beau', 12]]).unknown).toEqual([{ sheet: 'Feuil1', line: 1, rows: 2 }]);
});
