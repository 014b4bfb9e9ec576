import { expect, it } from 'vitest';
import type { ClientRecord } from '../../src/domain/records/client.ts';
import type { EventRecord } from '../../src/domain/records/event.ts';
import { readWorkbook } from '../../src/files/readWorkbook.ts';
import { createTranslator } from '../../src/i18n/translator.ts';
import { exportColumns } from '../../src/services/exports/exportColumns.ts';
import { writeCsv } from '../../src/services/exports/writeCsv.ts';
import { writeXlsx } from '../../src/services/exports/writeXlsx.ts';
import { recognise } from '../../src/services/imports/recognise.ts';
import { collected, tools } from '../exports/support.ts';
import { written } from '../files/gridsOf.ts';
import { clock, doubtsOf, valuesOf } from './support.ts';

const client = {
  id: 3,
  companyName: '=Cool, Startup; LLC',
  fullName: 'Kevin Casey',
  email: 'kevin@startup.io',
  phone: '+678 123 456 78',
  creationDate: '2021-04-18',
  lastUpdate: new Date('2023-03-29T08:00:00Z'),
  commercial: { id: 1, name: 'Bill Boquet' },
  isActive: true,
} as unknown as ClientRecord;
const event = {
  id: 109,
  contract: { id: 652, statut: 'signed' },
  name: 'John Ouick Wedding',
  client: { ...client, companyName: 'John Ouick', fullName: 'John Ouick', phone: '0612345678' },
  start: new Date('2023-06-04T11:00:00Z'),
  end: new Date('2023-06-05T00:00:00Z'),
  support: { id: 2, name: 'Kate Hastroff' },
  location: '53 Rue du Château, 41120 Candé-sur-Beuvron, France',
  attendees: 75,
  commercial: { id: 1, name: 'Bill Boquet' },
  lastUpdate: new Date('2023-03-29T08:00:00Z'),
  isActive: true,
} as unknown as EventRecord;

const CLIENT = {
  clientId: '3',
  clientName: '=Cool, Startup; LLC',
  fullName: 'Kevin Casey',
  email: 'kevin@startup.io',
  phone: '+678 123 456 78',
  firstContact: '2021-04-18',
  commercial: 'Bill Boquet',
};
const EVENT = {
  eventId: '109',
  contractId: '652',
  name: 'John Ouick Wedding',
  clientName: 'John Ouick',
  fullName: 'John Ouick',
  phone: '0612345678',
  start: '2023-06-04 13:00',
  end: '2023-06-05 02:00',
  support: 'Kate Hastroff',
  location: '53 Rue du Château, 41120 Candé-sur-Beuvron, France',
  attendees: '75',
  commercial: 'Bill Boquet',
};

async function* page<Row>(row: Row) {
  yield [row];
}

it.each([
  ['fr', 'csv', ';'],
  ['fr', 'xlsx', ','],
  ['en', 'csv', ','],
  ['en', 'xlsx', ','],
] as const)('a file that the application exports in %s as %s is read back (%s)', async (lang, format, separator) => {
  const texts = createTranslator(lang, 'Europe/Paris');
  const readBack = async <K extends 'clients' | 'events'>(
    kind: K,
    row: K extends 'clients' ? ClientRecord : EventRecord,
  ) => {
    const sink = collected();
    const table = { title: kind, columns: exportColumns<'clients' | 'events'>(kind, texts), pages: page(row) };
    if (format === 'csv') await writeCsv(sink, table, { ...tools, clock }, separator);
    else await writeXlsx(sink, table, { ...tools, clock });
    const workbook = await readWorkbook(written(`${kind}.${format}`, sink.bytes()));
    const { records, unknown } = recognise(workbook, { clock, known: {} });
    expect(unknown).toEqual([]);
    expect(records.map(doubtsOf)).toEqual([{}]);
    return valuesOf(records[0]);
  };
  expect(await readBack('clients', client)).toEqual(CLIENT);
  expect(await readBack('events', event)).toEqual(EVENT);
});
