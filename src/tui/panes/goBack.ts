import type { PaneController } from '../state/paneController.ts';
import type { ListSeen } from '../state/places.ts';
import type { UiContext } from '../state/uiContext.ts';
import type { PaneKind, PaneRecord, Workspace } from '../state/workspace.ts';

/** Restores a list with its query and its selected row. */
async function restore({ panes }: Workspace, { kind, query, id }: ListSeen): Promise<void> {
  const pane = panes[kind] as unknown as PaneController<PaneRecord[PaneKind]>;
  // The sort order is not restored: the user's latest choice counts.
  const { sort } = pane.store.get().query;
  pane.store.dispatch({ type: 'ask', query: { ...query, sort }, keepCursor: false });
  await pane.refresh(id ?? undefined);
}

/**
 * Goes back to the previous place, with its list and its cursor; keys wait meanwhile.
 * @returns false where there is no previous place
 */
export function goBack({
  uiContext,
  workspace,
}: {
  readonly uiContext: UiContext;
  readonly workspace: Workspace;
}): boolean {
  const { places, focus } = workspace;
  const place = places.take();
  if (!place) return false;
  const { pane, isHome } = place.focus;
  const arrive = () => {
    places.quietly(() => focus.dispatch({ type: isHome ? 'home' : 'focus', pane }));
    place.reopen?.();
  };
  if (!place.lists.some(places.isOther)) {
    arrive();
    return true;
  }
  uiContext.blockInput(async () => {
    for (const list of place.lists) if (places.isOther(list)) await restore(workspace, list);
    return arrive;
  });
  return true;
}
