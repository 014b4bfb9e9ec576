import type { Message } from '../../domain/errors.ts';
import type { FoundRecord } from '../../services/lists/findRecords.ts';
import { linkedTo, type PaneQuery } from '../state/pane.ts';
import type { PaneController } from '../state/paneController.ts';
import type { UiContext } from '../state/uiContext.ts';
import type { PaneKind, Workspace } from '../state/workspace.ts';

interface Place {
  readonly uiContext: UiContext;
  readonly workspace: Workspace;
}

const GONE: Message = { key: 'error.notFound' };
/** Also lists what is deactivated or cancelled, where the record is. */
const including = ({ isActive }: { readonly isActive: boolean }): Partial<PaneQuery> =>
  isActive ? {} : { includeInactive: true };
const UNFILTERED = { filter: 'any', text: '', scopeBefore: null } as const;

/** Loads the list around a record. @returns true if that record is then selected */
async function landOn<R extends { readonly id: number }>(
  pane: PaneController<R>,
  patch: Partial<PaneQuery>,
  id: number,
): Promise<boolean> {
  const query = { ...pane.store.get().query, ...UNFILTERED, ...patch };
  pane.store.dispatch({ type: 'ask', query, keepCursor: false });
  await pane.refresh(id);
  return pane.store.get().phase !== 'failed' && pane.selected()?.id === id;
}

/** Shows the client in its pane; an own client in the scope `mine`. */
function toClient(
  { uiContext, workspace }: Place,
  id: number,
  commercialId: number | undefined,
  also: Partial<PaneQuery> = {},
): Promise<boolean> {
  const { actor } = uiContext.session;
  const scope = actor.role === 'commercial' && commercialId === actor.id ? 'mine' : 'all';
  return landOn(workspace.panes.clients, { ...also, scope }, id);
}

/** Shows the contract under its client, or under all where the client is not listed any more. */
async function toContract(
  place: Place,
  contractId: number,
  client: { readonly id: number; readonly commercialId: number | undefined },
): Promise<boolean> {
  const { contracts } = place.workspace.panes;
  const isUnder = await toClient(place, client.id, client.commercialId);
  if (isUnder && (await landOn(contracts, { scope: 'linked', parentId: client.id }, contractId))) return true;
  return landOn(contracts, { scope: 'all', parentId: null }, contractId);
}

async function toEvent(place: Place, { record }: Extract<FoundRecord, { kind: 'event' }>): Promise<boolean> {
  const { events } = place.workspace.panes;
  const { contract, client, commercial } = record;
  const isUnder = await toContract(place, contract.id, { id: client.id, commercialId: commercial?.id });
  if (isUnder && (await landOn(events, { ...including(record), scope: 'linked', parentId: contract.id }, record.id)))
    return true;
  return landOn(events, { ...including(record), scope: 'all', parentId: null }, record.id);
}

async function land(place: Place, found: FoundRecord): Promise<boolean> {
  const { contracts, events } = place.workspace.panes;
  const { record } = found;
  if (found.kind === 'event') return toEvent(place, found);
  if (found.kind === 'client') {
    const isThere = await toClient(place, record.id, found.record.commercial?.id, including(record));
    await contracts.ask(linkedTo(record.id));
    void events.ask(linkedTo(contracts.selected()?.id ?? null));
    return isThere;
  }
  const { client, commercial } = found.record;
  const isThere = await toContract(place, record.id, { id: client.id, commercialId: commercial?.id });
  void events.ask(linkedTo(record.id));
  return isThere;
}

const PANES: Readonly<Record<FoundRecord['kind'], PaneKind>> = {
  client: 'clients',
  contract: 'contracts',
  event: 'events',
};

/**
 * Goes to a record in its pane, with its context in the parent panes: the client of a contract, the contract of an
 * event. Keys wait until the record is selected; Escape cancels.
 * @param reopen reopens the layer over the panes when the user comes back
 */
export function goToRecord(place: Place, found: FoundRecord, reopen?: () => void): void {
  const { uiContext, workspace } = place;
  const { places } = workspace;
  const kind = PANES[found.kind];
  const from = { ...places.here(), reopen };
  uiContext.blockInput(async (signal) => {
    const isThere = await land(place, found);
    if (signal.aborted) return;
    if (!isThere) return uiContext.notify('failed', workspace.panes[kind].store.get().problem ?? GONE);
    places.quietly(() => workspace.focus.dispatch({ type: 'focus', pane: kind }));
    places.remember(from);
  });
}
