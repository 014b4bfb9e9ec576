import type { PaneController } from '../state/paneController.ts';
import type { ListSeen } from '../state/places.ts';
import type { UiContext } from '../state/uiContext.ts';
import type { PaneKind, RecordOf, Workspace } from '../state/workspace.ts';

/** Shows a list as it was, on the row that was selected. */
async function restore({ panes }: Workspace, { kind, query, id }: ListSeen): Promise<void> {
  const pane = panes[kind] as unknown as PaneController<RecordOf[PaneKind]>;
  // The order is what the person chose last, wherever that was.
  const { sort } = pane.store.get().query;
  pane.store.dispatch({ type: 'ask', query: { ...query, sort }, keepCursor: false });
  await pane.refresh(id ?? undefined);
}

/**
 * Goes back to where the person came from, with its list and its cursor; what is typed meanwhile waits for it.
 * @returns false where there is no place before this one
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
  uiContext.hold(async () => {
    for (const list of place.lists) if (places.isOther(list)) await restore(workspace, list);
    return arrive;
  });
  return true;
}
