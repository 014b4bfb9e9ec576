import type { ContractRecord } from '../../../domain/records/contract.ts';
import { type EventRecord, event } from '../../../domain/records/event.ts';
import { checkField } from '../../../services/checkField.ts';
import { createEvent, updateEvent } from '../../../services/events.ts';
import { endMeant, startMeant } from '../../../services/input/dateMeant.ts';
import type { FormSpec } from '../../state/formController.ts';
import type { Shell } from '../../state/shell.ts';
import { fieldsOf, inputOf, valuesOf } from '../recordForm.ts';

const eventFields = (shell: Shell) =>
  fieldsOf(event, shell, {
    start: { echo: startMeant(shell.session, 'start') },
    end: { echo: endMeant(shell.session, 'end') },
    attendees: { isReplaced: true },
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
    fields: eventFields(shell),
    values: inputOf(event),
    check: (field, values) => checkField(session, 'event', field, { ...values, contractId: String(contract.id) }),
    save: (values, _version, key) => createEvent(session, { contractId: contract.id, ...inputOf(event, values) }, key),
    onSaved: ({ id, name }) => shell.saved('events', id, { key: 'events.created', params: { name } }),
  };
}

/** S21: an event, by its support; by the client's commercial as long as there is none. */
export function editEventForm(shell: Shell, stored: EventRecord): FormSpec<EventRecord> {
  const { session } = shell;
  return {
    id: 'event.edit',
    title: { key: 'events.edit', params: { name: stored.name } },
    fields: eventFields(shell),
    values: valuesOf(event, stored, shell),
    version: stored.version,
    // What support learns every day is how many people will come.
    ...(session.actor.role === 'support' ? { focus: 'attendees' } : {}),
    check: (field, values) => checkField(session, 'event', field, values),
    save: (values, version) => updateEvent(session, stored.id, version, values),
    theirs: (current: EventRecord) => ({ values: valuesOf(event, current, shell), version: current.version }),
    onSaved: ({ id, name }) => shell.saved('events', id, { key: 'events.saved', params: { name } }),
  };
}
