import { NOTE_KINDS, type NoteKind } from '../../../domain/noteKind.ts';
import { type NoteRecord, note } from '../../../domain/records/note.ts';
import { checkField } from '../../../services/checkField.ts';
import { addNote, type NoteParent } from '../../../services/notes.ts';
import type { FormSpec } from '../../state/formController.ts';
import type { UiContext } from '../../state/uiContext.ts';
import { fieldsOf, inputOf } from '../recordForm.ts';
import type { NotedPane } from './noteParent.ts';

/** The letter that chooses each kind. */
const LETTERS: { readonly [K in NoteKind]: string } = { call: 'c', email: 'm', meeting: 'r', internal: 'i' };

/** Writes a note on a record. The kind is the one of the last note, until a letter chooses another. */
export function noteForm(
  uiContext: UiContext,
  pane: NotedPane,
  parent: NoteParent,
  name: string,
): FormSpec<NoteRecord> {
  const { session, settings, texts } = uiContext;
  const options = NOTE_KINDS.map((value) => ({ value, label: texts.t(`noteKind.${value}`), key: LETTERS[value] }));
  return {
    id: 'note.new',
    title: { key: 'notes.newFor', params: { name } },
    fields: fieldsOf(note, uiContext, {
      kind: { kind: 'choice', options, hint: 'notes.kindHint' },
      body: { hint: 'notes.bodyHint' },
    }),
    values: { kind: settings.get().noteKind ?? 'call', body: '' },
    check: (field, values) => checkField(session, 'note', field, values),
    save: (values, _version, key) => addNote(session, parent, inputOf(note, values), key),
    onSaved: ({ kind }) => {
      if (settings.get().noteKind !== kind) settings.dispatch({ noteKind: kind });
      uiContext.saved(pane, parent.id, { key: 'notes.added' });
    },
  };
}
