import type { ContractRecord } from '../../../domain/records/contract.ts';
import { type EventRecord, event } from '../../../domain/records/event.ts';
import { checkField } from '../../../services/checkField.ts';
import { createEvent, updateEvent } from '../../../services/events.ts';
import { endMeant, startMeant } from '../../../services/input/dateMeant.ts';
import type { FormSpec } from '../../state/formController.ts';
import type { UiContext } from '../../state/uiContext.ts';
import { fieldsOf, inputOf, valuesOf } from '../recordForm.ts';

const eventFields = (uiContext: UiContext) =>
  fieldsOf(event, uiContext, {
    start: { echo: startMeant(uiContext.session, 'start') },
    end: { echo: endMeant(uiContext.session, 'end') },
    attendees: { isReplaced: true },
  });

/**
 * S19: creates an event under the selected signed contract of an own client.
 * @param before an event to be held again: the form has all of it but the dates
 */
export function newEventForm(
  uiContext: UiContext,
  contract: { readonly id: number; readonly client: Pick<ContractRecord['client'], 'companyName'> },
  before: EventRecord | null = null,
): FormSpec<EventRecord> {
  const { session, texts } = uiContext;
  const { start: _start, end: _end, ...kept } = before ? valuesOf(event, before, uiContext) : inputOf(event);
  const from: Pick<FormSpec, 'note' | 'focus'> | null = before && {
    note: { key: 'events.againNote', params: { name: before.name, when: texts.span(before.start, before.end) } },
    focus: 'start',
  };
  return {
    id: 'event.new',
    title: { key: 'events.newFor', params: { id: contract.id, companyName: contract.client.companyName } },
    ...from,
    fields: eventFields(uiContext),
    values: inputOf(event, kept),
    check: (field, values) => checkField(session, 'event', field, { ...values, contractId: String(contract.id) }),
    save: (values, _version, key) => createEvent(session, { contractId: contract.id, ...inputOf(event, values) }, key),
    onSaved: ({ id, name }) => uiContext.saved('events', id, { key: 'events.created', params: { name } }),
  };
}

/** S21: edits an event. Its support does it; without one, the client's commercial. */
export function editEventForm(uiContext: UiContext, stored: EventRecord): FormSpec<EventRecord> {
  const { session } = uiContext;
  return {
    id: 'event.edit',
    title: { key: 'events.edit', params: { name: stored.name } },
    fields: eventFields(uiContext),
    values: valuesOf(event, stored, uiContext),
    version: stored.version,
    // Supports most often update the number of attendees.
    ...(session.actor.role === 'support' ? { focus: 'attendees' } : {}),
    check: (field, values) => checkField(session, 'event', field, values),
    save: (values, version) => updateEvent(session, stored.id, version, values),
    theirs: (current: EventRecord) => ({ values: valuesOf(event, current, uiContext), version: current.version }),
    onSaved: ({ id, name }) => uiContext.saved('events', id, { key: 'events.saved', params: { name } }),
  };
}
