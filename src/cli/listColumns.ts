import type { ClientRecord } from '../domain/records/client.ts';
import type { CollaboratorRecord, ColleagueRecord } from '../domain/records/collaborator.ts';
import type { ContractRecord } from '../domain/records/contract.ts';
import type { EventRecord } from '../domain/records/event.ts';
import type { Translator } from '../i18n/translator.ts';
import type { ListedKind, ListedRecords } from '../services/exports/exportColumns.ts';

export type ListRecord = ListedRecords[ListedKind];

/** One column of a printed table: its heading, and the record as a cell. */
export interface ListColumn<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => string;
}

/** The columns of a printed table, in the brief's order, under the headings of the screen. */
export function listColumns(kind: ListedKind, texts: Translator): readonly ListColumn<ListRecord>[] {
  const make = { clients, contracts, events, collaborators, colleagues }[kind];
  return make(texts) as readonly ListColumn<ListRecord>[];
}

function column<Row>({ t }: Translator, name: string, cell: (row: Row) => string): ListColumn<Row> {
  return { heading: t(name), cell };
}

/** A word where the record is out of use, nothing where it is not. */
function state<Row extends { readonly isActive: boolean }>(texts: Translator, word: string): ListColumn<Row> {
  return column(texts, 'clients.state', ({ isActive }) => (isActive ? '' : texts.t(word)));
}

function clients(texts: Translator): ListColumn<ClientRecord>[] {
  return [
    column(texts, 'cli.column.number', (row) => String(row.id)),
    column(texts, 'clients.fullName', (row) => row.fullName),
    column(texts, 'clients.email', (row) => row.email),
    column(texts, 'clients.phone', (row) => row.phone),
    column(texts, 'clients.companyName', (row) => row.companyName),
    column(texts, 'clients.since', (row) => texts.day(row.creationDate)),
    column(texts, 'clients.updated', (row) => texts.shortDateTime(row.lastUpdate)),
    column(texts, 'clients.commercial', (row) => row.commercial?.name ?? ''),
    state(texts, 'clients.inactive'),
  ];
}

function contracts(texts: Translator): ListColumn<ContractRecord>[] {
  return [
    column(texts, 'cli.column.number', (row) => String(row.id)),
    column(texts, 'clients.companyName', (row) => row.client.companyName),
    column(texts, 'clients.fullName', (row) => row.client.fullName),
    column(texts, 'clients.commercial', (row) => row.commercial?.name ?? ''),
    column(texts, 'contracts.cost', (row) => texts.money(row.cost)),
    column(texts, 'contracts.balance', (row) => texts.money(row.balance)),
    column(texts, 'contracts.statut', (row) => texts.t(`statut.${row.statut}`)),
    column(texts, 'contracts.since', (row) => texts.shortDateTime(row.creationDate)),
  ];
}

function events(texts: Translator): ListColumn<EventRecord>[] {
  return [
    column(texts, 'cli.column.number', (row) => String(row.id)),
    column(texts, 'contracts.numberLong', (row) => String(row.contract.id)),
    column(texts, 'events.name', (row) => row.name),
    column(texts, 'clients.companyName', (row) => row.client.companyName),
    column(texts, 'events.start', (row) => texts.shortDateTime(row.start)),
    column(texts, 'events.end', (row) => texts.shortDateTime(row.end)),
    column(texts, 'events.supportShort', (row) => row.support?.name ?? ''),
    column(texts, 'events.location', (row) => row.location),
    column(texts, 'events.attendees', (row) => (row.attendees === null ? '' : texts.number(row.attendees))),
    state(texts, 'events.isCancelled'),
  ];
}

function colleagues(texts: Translator): ListColumn<ColleagueRecord>[] {
  return [
    column(texts, 'cli.column.number', (row) => String(row.id)),
    column(texts, 'collaborators.lastName', (row) => row.lastName),
    column(texts, 'collaborators.firstName', (row) => row.firstName),
    column(texts, 'clients.email', (row) => row.email),
    column(texts, 'collaborators.role', (row) => texts.t(`role.${row.role}`)),
  ];
}

function collaborators(texts: Translator): ListColumn<CollaboratorRecord>[] {
  return [...colleagues(texts), state(texts, 'collaborators.inactive')];
}
