import { listHistory } from '../../services/history.ts';
import { originsOf } from '../../services/imports/imports.ts';
import { listNotes } from '../../services/lists/noteList.ts';
import { listTasksOf } from '../../services/taskLists.ts';
import type { CardEntry, CardSection } from '../kit/Card.tsx';
import { originSection } from '../panes/imports/originSection.ts';
import { noteParentOf } from '../panes/notes/noteParent.ts';
import { FEW_NOTES, lastNote, notesSection } from '../panes/notes/noteSections.ts';
import type { PaneSpec } from '../panes/paneSpec.ts';
import { FEW_TASKS, tasksSection } from '../panes/tasks/taskTexts.ts';
import type { UiContext } from '../state/uiContext.ts';
import type { PaneKind, PaneRecord } from '../state/workspace.ts';
import { historySection } from './historySection.ts';

/** What a card fetches besides the record: the lines under its name, and the sections below. */
export interface FetchedCard {
  readonly head: readonly CardEntry[];
  readonly sections: readonly CardSection[];
}

/** @returns the whole card: the record's own sections, with what was fetched */
export function wholeCard(own: readonly CardSection[], { head, sections }: FetchedCard): readonly CardSection[] {
  const [first, ...rest] = own;
  const named = first ? [{ ...first, entries: [...head, ...first.entries] }] : [];
  return [...named, ...rest, ...sections];
}

/** Fetches what a card shows besides the record: related records, notes, history. It takes a few small queries. */
export async function fetchCard(
  spec: PaneSpec<PaneKind>,
  row: PaneRecord[PaneKind],
  { session, texts }: UiContext,
): Promise<FetchedCard> {
  const parent = noteParentOf(spec.kind, row.id);
  const [related, tasks, notes, origins, history] = await Promise.all([
    spec.related?.(session, row, texts) ?? [],
    parent ? listTasksOf(session, parent.kind, parent.id, FEW_TASKS + 1) : [],
    parent ? listNotes(session, parent, FEW_NOTES + 1) : [],
    parent ? originsOf(session, parent.kind, parent.id) : [],
    listHistory(session, spec.recordKind, row.id),
  ]);
  const told = historySection(history, spec.fieldLabel, texts);
  if (!parent) return { head: [], sections: [...related, told] };
  return {
    head: lastNote(notes, parent, texts),
    sections: [
      ...tasksSection(tasks, session.clock.today(), texts),
      ...related,
      ...notesSection(notes, parent, texts),
      ...originSection(origins, texts),
      told,
    ],
  };
}
