import type { OnRecord } from '../../../domain/onRecord.ts';
import type { NoteRecord } from '../../../domain/records/note.ts';
import { listNotes } from '../../../services/lists/noteList.ts';
import { startOf } from '../../../services/undoValues.ts';
import type { UiContext } from '../../state/uiContext.ts';
import { NoteLayer } from './NoteLayer.tsx';
import { noteHead } from './noteTexts.ts';

/** Lists the notes of a record, the newest first. Choosing one shows it in full, with the key to withdraw it. */
export function openNotes(uiContext: UiContext, parent: OnRecord, name: string, current?: number): void {
  const { session, texts } = uiContext;
  uiContext.choose<NoteRecord>({
    title: { key: 'notes.listOf', params: { name } },
    options: async () =>
      (await listNotes(session, parent)).map((written) => ({
        value: written,
        label: noteHead(written, parent, texts),
        detail: startOf(written.body),
        isCurrent: written.id === current,
      })),
    empty: { key: 'notes.none' },
    onChosen: (written) => {
      const id = `note#${crypto.randomUUID()}`;
      const onBack = () => openNotes(uiContext, parent, name, written.id);
      const draw = (size: Parameters<typeof NoteLayer>[0]['size']) => (
        <NoteLayer id={id} written={written} parent={parent} uiContext={uiContext} size={size} onBack={onBack} />
      );
      uiContext.open({ id, name: 'note', draw });
    },
  });
}
