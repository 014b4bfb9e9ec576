import type { Translator } from '../../i18n/translator.ts';
import type { ClientRecord, CollaboratorRecord, ContractRecord, EventRecord } from '../records.ts';
import type { TableColumn } from './table.ts';

/** The kinds of lists, and the records in them. */
export interface ListedRecords {
  readonly clients: ClientRecord;
  readonly contracts: ContractRecord;
  readonly events: EventRecord;
  readonly collaborators: CollaboratorRecord;
}

export type ListedKind = keyof ListedRecords;

type Make<Row> = (texts: Translator) => readonly TableColumn<Row>[];
type Value<Row> = TableColumn<Row>['value'];

const column = <Row>({ t }: Translator, name: string, kind: TableColumn<Row>['kind'], value: Value<Row>) => ({
  heading: t(`cli.column.${name}`),
  kind,
  value,
});

const clients: Make<ClientRecord> = (texts) => [
  column(texts, 'number', 'number', (row) => row.id),
  column(texts, 'company', 'text', (row) => row.companyName),
  column(texts, 'fullName', 'text', (row) => row.fullName),
  column(texts, 'email', 'text', (row) => row.email),
  column(texts, 'phone', 'text', (row) => row.phone),
  column(texts, 'firstContact', 'day', (row) => row.creationDate),
  column(texts, 'lastUpdate', 'instant', (row) => row.lastUpdate),
  column(texts, 'commercial', 'text', (row) => row.commercial?.name ?? null),
];

const contracts: Make<ContractRecord> = (texts) => [
  column(texts, 'number', 'number', (row) => row.id),
  column(texts, 'company', 'text', (row) => row.client.companyName),
  column(texts, 'fullName', 'text', (row) => row.client.fullName),
  column(texts, 'commercial', 'text', (row) => row.commercial?.name ?? null),
  column(texts, 'cost', 'money', (row) => row.cost),
  column(texts, 'balance', 'money', (row) => row.balance),
  column(texts, 'statut', 'text', (row) => texts.t(`statut.${row.statut}`)),
  column(texts, 'creation', 'instant', (row) => row.creationDate),
  column(texts, 'lastUpdate', 'instant', (row) => row.lastUpdate),
];

const events: Make<EventRecord> = (texts) => [
  column(texts, 'number', 'number', (row) => row.id),
  column(texts, 'contract', 'number', (row) => row.contract.id),
  column(texts, 'event', 'text', (row) => row.name),
  column(texts, 'company', 'text', (row) => row.client.companyName),
  column(texts, 'fullName', 'text', (row) => row.client.fullName),
  column(texts, 'phone', 'text', (row) => row.client.phone),
  column(texts, 'start', 'instant', (row) => row.start),
  column(texts, 'end', 'instant', (row) => row.end),
  column(texts, 'support', 'text', (row) => row.support?.name ?? null),
  column(texts, 'location', 'text', (row) => row.location),
  column(texts, 'attendees', 'number', (row) => row.attendees),
  column(texts, 'commercial', 'text', (row) => row.commercial?.name ?? null),
  column(texts, 'lastUpdate', 'instant', (row) => row.lastUpdate),
];

const collaborators: Make<CollaboratorRecord> = (texts) => [
  column(texts, 'number', 'number', (row) => row.id),
  column(texts, 'lastName', 'text', (row) => row.lastName),
  column(texts, 'firstName', 'text', (row) => row.firstName),
  column(texts, 'email', 'text', (row) => row.email),
  column(texts, 'department', 'text', (row) => texts.t(`role.${row.role}`)),
];

const MAKE: { readonly [K in ListedKind]: Make<ListedRecords[K]> } = { clients, contracts, events, collaborators };

/** Every column of a kind of list, in the brief's words; values as they are stored, not as the screen writes them. */
export function exportColumns<K extends ListedKind>(
  kind: K,
  texts: Translator,
): readonly TableColumn<ListedRecords[K]>[] {
  return MAKE[kind](texts);
}
