import type { Problem } from '../../errors.ts';
import type { Session } from '../../services/session.ts';
import type { PaneController } from './paneController.ts';
import type { Shell } from './shell.ts';
import type { PaneKind, RecordOf, Workspace } from './workspace.ts';

interface Saving {
  readonly kind: PaneKind;
  readonly id: number;
  readonly problem: Problem;
}

/** What follows a save: the panes fetched anew, the record selected, the person told. */
export interface SavedFeed {
  readonly saved: Shell['saved'];
  readonly stop: () => void;
}

/** @returns a feed that hears of the changes of this session; a run of them is one refresh. */
export function createSavedFeed(
  workspace: Workspace,
  changes: Session['db']['changes'],
  { attempt, notify }: Pick<Shell, 'attempt' | 'notify'>,
): SavedFeed {
  const { kinds, panes, focus } = workspace;
  const paneOf = (kind: PaneKind) => panes[kind] as unknown as PaneController<RecordOf[PaneKind]>;
  let last: Saving | null = null;
  let isComing = false;

  async function refreshNow(): Promise<void> {
    isComing = false;
    const saving = last;
    last = null;
    const listed = saving ? [...paneOf(saving.kind).store.get().rows.values()] : [];
    const isNew = saving !== null && !listed.some(({ id }) => id === saving.id);
    await Promise.all(kinds.map((kind) => panes[kind].refresh(saving?.kind === kind ? saving.id : undefined)));
    if (!saving) return;
    const pane = paneOf(saving.kind);
    // What is new is shown even where the pane's filters would hide it.
    if (isNew && pane.selected()?.id !== saving.id) {
      await pane.ask({ status: 'any', text: '' });
      await pane.refresh(saving.id);
    }
    notify('done', saving.problem);
  }

  function refreshSoon(): void {
    if (isComing) return;
    isComing = true;
    setImmediate(() => attempt(refreshNow));
  }

  return {
    stop: changes.listen(refreshSoon),
    saved: (kind, id, problem) => {
      focus.dispatch({ type: 'focus', pane: kind });
      last = { kind, id, problem };
      refreshSoon();
    },
  };
}
