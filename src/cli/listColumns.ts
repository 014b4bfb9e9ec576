import type { Translator } from '../i18n/translator.ts';
import type { ClientRecord, CollaboratorRecord, ContractRecord, EventRecord } from '../services/records.ts';
import type { ListKind } from './list.ts';

export type ListRecord = ClientRecord | ContractRecord | EventRecord | CollaboratorRecord;

/** One column of a printed table: its heading, and the record as a cell. */
export interface ListColumn<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => string;
}

/** The columns of a printed table, in the brief's order and words. */
export function listColumns(kind: ListKind, texts: Translator): readonly ListColumn<ListRecord>[] {
  const make = { clients, contracts, events, collaborators }[kind];
  return make(texts) as readonly ListColumn<ListRecord>[];
}

function column<Row>({ t }: Translator, name: string, cell: (row: Row) => string): ListColumn<Row> {
  return { heading: t(`cli.column.${name}`), cell };
}

function clients(texts: Translator): ListColumn<ClientRecord>[] {
  return [
    column(texts, 'number', (row) => String(row.id)),
    column(texts, 'fullName', (row) => row.fullName),
    column(texts, 'email', (row) => row.email),
    column(texts, 'phone', (row) => row.phone),
    column(texts, 'company', (row) => row.companyName),
    column(texts, 'firstContact', (row) => texts.day(row.creationDate)),
    column(texts, 'lastUpdate', (row) => texts.shortDateTime(row.lastUpdate)),
    column(texts, 'commercial', (row) => row.commercial?.name ?? ''),
  ];
}

function contracts(texts: Translator): ListColumn<ContractRecord>[] {
  return [
    column(texts, 'number', (row) => String(row.id)),
    column(texts, 'company', (row) => row.client.companyName),
    column(texts, 'fullName', (row) => row.client.fullName),
    column(texts, 'commercial', (row) => row.commercial?.name ?? ''),
    column(texts, 'cost', (row) => texts.money(row.cost)),
    column(texts, 'balance', (row) => texts.money(row.balance)),
    column(texts, 'statut', (row) => texts.t(`statut.${row.statut}`)),
    column(texts, 'creation', (row) => texts.shortDateTime(row.creationDate)),
  ];
}

function events(texts: Translator): ListColumn<EventRecord>[] {
  return [
    column(texts, 'number', (row) => String(row.id)),
    column(texts, 'contract', (row) => String(row.contract.id)),
    column(texts, 'event', (row) => row.name),
    column(texts, 'company', (row) => row.client.companyName),
    column(texts, 'start', (row) => texts.shortDateTime(row.start)),
    column(texts, 'end', (row) => texts.shortDateTime(row.end)),
    column(texts, 'support', (row) => row.support?.name ?? ''),
    column(texts, 'location', (row) => row.location),
    column(texts, 'attendees', (row) => (row.attendees === null ? '' : texts.number(row.attendees))),
  ];
}

function collaborators(texts: Translator): ListColumn<CollaboratorRecord>[] {
  return [
    column(texts, 'number', (row) => String(row.id)),
    column(texts, 'lastName', (row) => row.lastName),
    column(texts, 'firstName', (row) => row.firstName),
    column(texts, 'email', (row) => row.email),
    column(texts, 'department', (row) => texts.t(`role.${row.role}`)),
  ];
}
