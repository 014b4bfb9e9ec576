import { dayOf } from '../../domain/companyClock.ts';
import type { OnRecord } from '../../domain/onRecord.ts';
import type { PaneRecord } from '../state/workspace.ts';
import { type NotedPane, noteParentOf } from './notes/noteParent.ts';
import type { PaneContext } from './paneSpec.ts';

/** A record that takes notes and tasks, with its name and, for an event, its first day (`YYYY-MM-DD`, else empty). */
export interface RecordPlace extends OnRecord {
  readonly name: string;
  readonly eventDay: string;
}

/** @returns the place of the selected record; null where none is selected */
export function selectedPlace<K extends NotedPane>({ spec, row, uiContext }: PaneContext<K>): RecordPlace | null {
  const on = row && noteParentOf(spec.kind, row.id);
  if (!row || !on) return null;
  const { start } = row as Partial<PaneRecord['events']>;
  const eventDay = start ? dayOf(uiContext.session.clock.toLocal(start)) : '';
  return { ...on, name: spec.nameOf(row, uiContext.texts), eventDay };
}
