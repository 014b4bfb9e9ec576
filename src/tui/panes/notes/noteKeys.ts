import { dayOf } from '../../../domain/companyClock.ts';
import { mayAddNote } from '../../../services/notes.ts';
import type { Binding } from '../../keys/binding.ts';
import type { PaneRecord } from '../../state/workspace.ts';
import type { PaneContext } from '../paneSpec.ts';
import { anyRow, onlyOne } from '../rowVerb.ts';
import { noteForm } from './noteForm.ts';
import { isAskedFirst, mayNote, type NotedPane, noteParentOf } from './noteParent.ts';
import { openNotes } from './openNotes.tsx';

/** The selected record, and its name. */
function noted<K extends NotedPane>({ spec, row, uiContext }: PaneContext<K>) {
  const parent = row && noteParentOf(spec.kind, row.id);
  if (!row || !parent) return null;
  const { start } = row as Partial<PaneRecord['events']>;
  const eventDay = start ? dayOf(uiContext.session.clock.toLocal(start)) : '';
  return { parent, name: spec.nameOf(row, uiContext.texts), eventDay };
}

function write<K extends NotedPane>(context: PaneContext<K>): void {
  const { uiContext, spec } = context;
  const found = noted(context);
  if (!found) return;
  const open = () =>
    uiContext.openForm(noteForm(uiContext, spec.kind as NotedPane, found.parent, found.name, found.eventDay));
  if (!isAskedFirst(context)) open();
  else {
    uiContext.blockInput(async () => {
      await mayAddNote(uiContext.session, found.parent);
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
      const found = noted(context);
      if (found) openNotes(context.uiContext, found.parent, found.name);
    },
  },
];
