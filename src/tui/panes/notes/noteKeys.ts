import { mayAddNote } from '../../../services/notes.ts';
import type { Binding } from '../../keys/binding.ts';
import type { PaneContext } from '../paneSpec.ts';
import { selectedPlace } from '../recordPlace.ts';
import { anyRow, onlyOne } from '../rowVerb.ts';
import { noteForm } from './noteForm.ts';
import { isAskedFirst, mayNote, type NotedPane } from './noteParent.ts';
import { openNotes } from './openNotes.tsx';

function write<K extends NotedPane>(context: PaneContext<K>): void {
  const { uiContext } = context;
  const place = selectedPlace(context);
  if (!place) return;
  const open = () => uiContext.openForm(noteForm(uiContext, place));
  if (!isAskedFirst(context)) open();
  else {
    uiContext.blockInput(async () => {
      await mayAddNote(uiContext.session, place);
      return open;
    });
  }
}

/** @returns the keys of a pane's records for their notes: write one, read them */
export const noteKeys = <K extends NotedPane>(pane: K): readonly Binding<PaneContext<K>>[] => [
  {
    id: `${pane}.note`,
    keys: ['l'],
    label: 'notes.keyNew',
    title: 'notes.titleNew',
    onFooter: 36,
    needs: onlyOne(mayNote),
    run: write,
  },
  {
    id: `${pane}.notes`,
    keys: ['N'],
    label: 'notes.keyList',
    title: 'notes.titleList',
    needs: onlyOne(anyRow),
    run: (context) => {
      const place = selectedPlace(context);
      if (place) openNotes(context.uiContext, place, place.name);
    },
  },
];
