import type { ClientRecord } from '../domain/records/client.ts';
import type { CollaboratorRecord } from '../domain/records/collaborator.ts';
import type { ContractRecord } from '../domain/records/contract.ts';
import type { EventRecord } from '../domain/records/event.ts';
import type { Translator } from '../i18n/translator.ts';

type Any = ClientRecord | ContractRecord | EventRecord | CollaboratorRecord;

/** One value that goes back: its name (text key), as it is, and as it will be. */
export interface UndoValue {
  readonly label: string;
  readonly now: string;
  readonly back: string;
}

type Written = Readonly<Record<string, string>>;

const clientValues = (client: ClientRecord, { t, day }: Translator): Written => ({
  'clients.field.company_name': client.companyName,
  'clients.field.full_name': client.fullName,
  'clients.field.email': client.email,
  'clients.field.phone': client.phone,
  'clients.field.creation_date': day(client.creationDate),
  'clients.field.collaborator_id': client.commercial?.name ?? '',
  'clients.field.is_active': t(client.isActive ? 'collaborators.active' : 'clients.inactive'),
});

const contractValues = (contract: ContractRecord, { money, t }: Translator): Written => ({
  'contracts.field.client_id': contract.client.companyName,
  'contracts.field.cost': money(contract.cost),
  'contracts.field.balance': money(contract.balance),
  'contracts.field.statut': t(`statut.${contract.statut}`),
});

const eventValues = (event: EventRecord, { t, dateTime, number }: Translator): Written => ({
  'events.field.name': event.name,
  'events.field.event_start': dateTime(event.start),
  'events.field.event_end': dateTime(event.end),
  'events.field.location': event.location,
  'events.field.attendees': event.attendees === null ? '' : number(event.attendees),
  'events.field.notes': event.notes,
  'events.field.support_contact': event.support?.name ?? t('events.unassigned'),
  'events.field.is_active': t(event.isActive ? 'collaborators.active' : 'events.isCancelled'),
});

const collaboratorValues = (person: CollaboratorRecord): Written => ({
  'collaborators.field.first_name': person.firstName,
  'collaborators.field.last_name': person.lastName,
  'collaborators.field.username': person.username,
  'collaborators.field.email': person.email,
});

function written(record: Any, texts: Translator): Written {
  if ('companyName' in record) return clientValues(record, texts);
  if ('cost' in record) return contractValues(record, texts);
  return 'location' in record ? eventValues(record, texts) : collaboratorValues(record);
}

/** What a record is called on the screen. */
export function nameOf(record: Any, { t }: Translator): string {
  if ('companyName' in record) return record.companyName;
  if ('cost' in record) return t('undo.contractName', { id: record.id, companyName: record.client.companyName });
  return 'location' in record ? record.name : `${record.firstName} ${record.lastName}`;
}

/** @returns the values that differ between the record as it is now, and as it will be */
export function valuesBetween(now: Any, back: Any, texts: Translator): UndoValue[] {
  const [old, next] = [written(now, texts), written(back, texts)];
  const none = (text: string | undefined) => text || texts.t('history.none');
  return Object.keys(old)
    .filter((label) => old[label] !== next[label])
    .map((label) => ({ label, now: none(old[label]), back: none(next[label]) }));
}
