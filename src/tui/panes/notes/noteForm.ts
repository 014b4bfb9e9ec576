import { addDays } from '../../../domain/days.ts';
import { NOTE_KINDS, type NoteKind } from '../../../domain/noteKind.ts';
import { type NoteRecord, note } from '../../../domain/records/note.ts';
import { checkField } from '../../../services/checkField.ts';
import { nextAction } from '../../../services/input/taskInput.ts';
import { addNote } from '../../../services/notes.ts';
import type { FormSpec } from '../../state/formController.ts';
import type { UiContext } from '../../state/uiContext.ts';
import { fieldsOf, inputOf } from '../recordForm.ts';
import type { RecordPlace } from '../recordPlace.ts';

const PANES = { client: 'clients', contract: 'contracts', event: 'events' } as const;

/** The letter that chooses each kind. */
const LETTERS: { readonly [K in NoteKind]: string } = { call: 'c', email: 'm', meeting: 'r', internal: 'i' };

/**
 * Writes a note on a record. The kind is the one of the last note, until a letter chooses another. A next action becomes
 * a task.
 */
export function noteForm(uiContext: UiContext, place: RecordPlace): FormSpec<NoteRecord> {
  const { name, eventDay } = place;
  const { session, settings, texts } = uiContext;
  const options = NOTE_KINDS.map((value) => ({ value, label: texts.t(`noteKind.${value}`), key: LETTERS[value] }));
  const nextMeant = ({ next = '' }: Readonly<Record<string, string>>) => {
    const reading = nextAction(next, session.clock, eventDay !== '');
    if (!('value' in reading)) return null;
    const { title, dueDay, daysBefore } = reading.value;
    const day = texts.meant(dueDay ?? addDays(eventDay, -daysBefore));
    return { key: 'notes.nextMeant', params: { title, day } } as const;
  };
  return {
    id: 'note.new',
    title: { key: 'notes.newFor', params: { name } },
    fields: [
      ...fieldsOf(note, uiContext, {
        kind: { kind: 'choice', options, hint: 'notes.kindHint' },
        body: { hint: 'notes.bodyHint' },
      }),
      { name: 'next', label: 'notes.next', kind: 'text', isOptional: true, hint: 'notes.nextHint', echo: nextMeant },
    ],
    values: { kind: settings.get().noteKind ?? 'call', body: '', next: '' },
    check: (field, values) => checkField(session, 'note', field, { ...values, eventDay }),
    save: (values, _version, key) =>
      addNote(session, place, { ...inputOf(note, values), next: values.next ?? '' }, key),
    onSaved: ({ kind }) => {
      if (settings.get().noteKind !== kind) settings.dispatch({ noteKind: kind });
      uiContext.saved(PANES[place.kind], place.id, { key: 'notes.added' });
    },
  };
}
