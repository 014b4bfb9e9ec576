import type { ContractRecord } from '../../../domain/records/contract.ts';
import type { EventRecord } from '../../../domain/records/event.ts';
import { checkField } from '../../../services/checkField.ts';
import { createEvent, updateEvent } from '../../../services/events.ts';
import { endMeant, startMeant } from '../../../services/input/dateMeant.ts';
import type { FieldSpec, FormSpec } from '../../state/formController.ts';
import type { Shell } from '../../state/shell.ts';

const fieldsOf = ({ session }: Shell): readonly FieldSpec[] => [
  { name: 'name', label: 'events.name', kind: 'text' },
  { name: 'start', label: 'events.start', kind: 'text', hint: 'events.startHint', echo: startMeant(session, 'start') },
  { name: 'end', label: 'events.end', kind: 'text', hint: 'events.endHint', echo: endMeant(session, 'end') },
  { name: 'location', label: 'events.location', kind: 'text' },
  {
    name: 'attendees',
    label: 'events.attendees',
    kind: 'text',
    hint: 'events.attendeesHint',
    isOptional: true,
    isReplaced: true,
  },
  { name: 'notes', label: 'events.notes', kind: 'lines', isOptional: true },
];

type Values = Readonly<Record<string, string>>;

const toValues = (event: EventRecord, { texts }: Shell) => ({
  name: event.name,
  start: texts.typedDateTime(event.start),
  end: texts.typedDateTime(event.end),
  location: event.location,
  attendees: event.attendees === null ? '' : String(event.attendees),
  notes: event.notes,
});

const toInput = (values: Values) => ({
  name: values.name ?? '',
  start: values.start ?? '',
  end: values.end ?? '',
  location: values.location ?? '',
  attendees: values.attendees ?? '',
  notes: values.notes ?? '',
});

/** S19: a new event under the selected, signed contract of an own client. */
export function newEventForm(
  shell: Shell,
  contract: { readonly id: number; readonly client: Pick<ContractRecord['client'], 'companyName'> },
): FormSpec<EventRecord> {
  const { session } = shell;
  return {
    id: 'event.new',
    title: { key: 'events.newFor', params: { id: contract.id, companyName: contract.client.companyName } },
    fields: fieldsOf(shell),
    values: { name: '', start: '', end: '', location: '', attendees: '', notes: '' },
    check: (field, values) => checkField(session, 'event', field, { ...values, contractId: String(contract.id) }),
    save: (values, _version, key) => createEvent(session, { contractId: contract.id, ...toInput(values) }, key),
    onSaved: ({ id, name }) => shell.saved('events', id, { key: 'events.created', params: { name } }),
  };
}

/** S21: an event, by its support; by the client's commercial as long as there is none. */
export function editEventForm(shell: Shell, event: EventRecord): FormSpec<EventRecord> {
  const { session } = shell;
  return {
    id: 'event.edit',
    title: { key: 'events.edit', params: { name: event.name } },
    fields: fieldsOf(shell),
    values: toValues(event, shell),
    version: event.version,
    // What support learns every day is how many people will come.
    ...(session.actor.role === 'support' ? { focus: 'attendees' } : {}),
    check: (field, values) => checkField(session, 'event', field, values),
    save: (values, version) => updateEvent(session, event.id, version, values),
    theirs: (current: EventRecord) => ({ values: toValues(current, shell), version: current.version }),
    onSaved: ({ id, name }) => shell.saved('events', id, { key: 'events.saved', params: { name } }),
  };
}
