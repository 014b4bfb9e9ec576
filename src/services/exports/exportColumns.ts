import type { ClientRecord } from '../../domain/records/client.ts';
import type { CollaboratorRecord, ColleagueRecord } from '../../domain/records/collaborator.ts';
import type { ContractRecord } from '../../domain/records/contract.ts';
import type { EventRecord } from '../../domain/records/event.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { TableColumn } from './table.ts';

/** The kinds of lists, and the records in them. */
export interface ListedRecords {
  readonly clients: ClientRecord;
  readonly contracts: ContractRecord;
  readonly events: EventRecord;
  readonly collaborators: CollaboratorRecord;
  readonly colleagues: ColleagueRecord;
}

export type ListedKind = keyof ListedRecords;

type Make<Row> = (texts: Translator) => readonly TableColumn<Row>[];
type Value<Row> = TableColumn<Row>['value'];

const column = <Row>({ t }: Translator, name: string, kind: TableColumn<Row>['kind'], value: Value<Row>) => ({
  heading: t(name),
  kind,
  value,
});

/** A word where the record is out of use, nothing where it is not. */
const state = <Row extends { readonly isActive: boolean }>(texts: Translator, word: string) =>
  column<Row>(texts, 'clients.state', 'text', ({ isActive }) => (isActive ? null : texts.t(word)));

const clients: Make<ClientRecord> = (texts) => [
  column(texts, 'cli.column.number', 'number', (row) => row.id),
  column(texts, 'clients.companyName', 'text', (row) => row.companyName),
  column(texts, 'clients.fullName', 'text', (row) => row.fullName),
  column(texts, 'clients.email', 'text', (row) => row.email),
  column(texts, 'clients.phone', 'text', (row) => row.phone),
  column(texts, 'clients.since', 'day', (row) => row.creationDate),
  column(texts, 'clients.updated', 'instant', (row) => row.lastUpdate),
  column(texts, 'clients.commercial', 'text', (row) => row.commercial?.name ?? null),
  state(texts, 'clients.inactive'),
];

const contracts: Make<ContractRecord> = (texts) => [
  column(texts, 'cli.column.number', 'number', (row) => row.id),
  column(texts, 'clients.companyName', 'text', (row) => row.client.companyName),
  column(texts, 'clients.fullName', 'text', (row) => row.client.fullName),
  column(texts, 'clients.commercial', 'text', (row) => row.commercial?.name ?? null),
  column(texts, 'contracts.cost', 'money', (row) => row.cost),
  column(texts, 'contracts.balance', 'money', (row) => row.balance),
  column(texts, 'contracts.statut', 'text', (row) => texts.t(`statut.${row.statut}`)),
  column(texts, 'contracts.since', 'instant', (row) => row.creationDate),
  column(texts, 'clients.updated', 'instant', (row) => row.lastUpdate),
];

const events: Make<EventRecord> = (texts) => [
  column(texts, 'cli.column.number', 'number', (row) => row.id),
  column(texts, 'contracts.numberLong', 'number', (row) => row.contract.id),
  column(texts, 'events.name', 'text', (row) => row.name),
  column(texts, 'clients.companyName', 'text', (row) => row.client.companyName),
  column(texts, 'clients.fullName', 'text', (row) => row.client.fullName),
  column(texts, 'clients.phone', 'text', (row) => row.client.phone),
  column(texts, 'events.start', 'instant', (row) => row.start),
  column(texts, 'events.end', 'instant', (row) => row.end),
  column(texts, 'events.supportShort', 'text', (row) => row.support?.name ?? null),
  column(texts, 'events.location', 'text', (row) => row.location),
  column(texts, 'events.attendees', 'number', (row) => row.attendees),
  column(texts, 'clients.commercial', 'text', (row) => row.commercial?.name ?? null),
  column(texts, 'clients.updated', 'instant', (row) => row.lastUpdate),
  state(texts, 'events.isCancelled'),
];

const colleagues: Make<ColleagueRecord> = (texts) => [
  column(texts, 'cli.column.number', 'number', (row) => row.id),
  column(texts, 'collaborators.lastName', 'text', (row) => row.lastName),
  column(texts, 'collaborators.firstName', 'text', (row) => row.firstName),
  column(texts, 'clients.email', 'text', (row) => row.email),
  column(texts, 'collaborators.role', 'text', (row) => texts.t(`role.${row.role}`)),
];

const collaborators: Make<CollaboratorRecord> = (texts) => [
  ...colleagues(texts),
  state(texts, 'collaborators.inactive'),
];

const MAKE: { readonly [K in ListedKind]: Make<ListedRecords[K]> } = {
  clients,
  contracts,
  events,
  collaborators,
  colleagues,
};

/** Every column of a kind of list, under the headings of the screen; values as they are stored, not as the screen writes them. */
export function exportColumns<K extends ListedKind>(
  kind: K,
  texts: Translator,
): readonly TableColumn<ListedRecords[K]>[] {
  return MAKE[kind](texts);
}
