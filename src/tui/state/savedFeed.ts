import type { Message } from '../../domain/errors.ts';
import type { Session } from '../../services/session.ts';
import type { Change } from '../../services/watchChanges.ts';
import { affectsCard, affectsPane } from './invalidation.ts';
import type { PaneController } from './paneController.ts';
import type { UiContext } from './uiContext.ts';
import type { PaneKind, PaneRecord, Workspace } from './workspace.ts';

interface Saving {
  readonly kind: PaneKind;
  readonly id: number;
  /** Called when the record is loaded, or could not be fetched. */
  readonly shown: () => void;
}

/**
 * Handles each save, here or in another session: refreshes the affected panes, selects the record, shows the notice.
 */
export interface SavedFeed {
  readonly saved: UiContext['saved'];
  readonly stop: () => void;
}

/**
 * @returns a feed that observes the changes of this session and of others. Changes in quick succession cause one
 *   refresh.
 */
export function createSavedFeed(
  workspace: Workspace,
  changes: Session['changes'],
  { attempt, notify, blockInput, busy }: Pick<UiContext, 'attempt' | 'notify' | 'blockInput' | 'busy'>,
): SavedFeed {
  const { kinds, panes, focus, recentChanges } = workspace;
  const paneOf = (kind: PaneKind) => panes[kind] as unknown as PaneController<PaneRecord[PaneKind]>;
  let saving: Saving | null = null;
  let waiting: Change[] = [];
  let isComing = false;
  let isRunning = false;

  function touchCard(run: readonly Change[]): void {
    const { pane } = focus.get();
    const row = paneOf(pane).selected();
    if (run.some((change) => affectsCard(pane, row, change))) recentChanges.touchCard();
  }

  /** A new record is shown even where the pane's filters would hide it. */
  async function show({ kind, id }: Saving, isNew: boolean): Promise<void> {
    const pane = paneOf(kind);
    if (!isNew || pane.selected()?.id === id) return;
    await pane.ask({ filter: 'any', text: '' });
    await pane.refresh(id);
  }

  async function refreshNow(own: Saving | null): Promise<void> {
    const run = waiting;
    waiting = [];
    const isNew = own !== null && ![...paneOf(own.kind).store.get().rows.values()].some(({ id }) => id === own.id);
    const isAffected = (kind: PaneKind) =>
      own?.kind === kind || run.some((change) => affectsPane(kind, paneOf(kind).store.get(), change));
    recentChanges.note(run.filter(({ isElsewhere, isEarlier }) => isElsewhere && !isEarlier));
    touchCard(run);
    await Promise.all(
      kinds.filter(isAffected).map((kind) => panes[kind].refresh(own?.kind === kind ? own.id : undefined)),
    );
    if (own) await show(own, isNew);
  }

  function refreshSoon(): void {
    // Changes of other users wait for the running refresh: a slow server does not get two at once.
    if (isComing || (isRunning && !saving)) return;
    isComing = true;
    busy.soon(() => {
      const own = saving;
      saving = null;
      isComing = false;
      isRunning = true;
      attempt(async () => {
        try {
          await refreshNow(own);
        } finally {
          own?.shown();
          isRunning = false;
          if (waiting.length > 0) refreshSoon();
        }
      });
    });
  }

  return {
    stop: changes.listen((run) => {
      waiting.push(...run);
      refreshSoon();
    }),
    saved: (kind, id, message: Message) => {
      focus.dispatch({ type: 'focus', pane: kind });
      notify('done', message);
      saving?.shown();
      // Keys wait here: the next key is meant for the record after the save.
      blockInput(() => {
        const { promise, resolve } = Promise.withResolvers<void>();
        saving = { kind, id, shown: resolve };
        refreshSoon();
        return promise;
      });
    },
  };
}
