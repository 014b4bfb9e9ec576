import { termNames } from '../../../services/lists/terms/termNames.ts';
import { FILTER_DIGITS, type FilterDigit, type SavedFilter } from '../../../settings/personSettings.ts';
import { ALLOWED, refused, type Verdict } from '../../keys/binding.ts';
import type { PaneQuery, QuickFilter } from '../../state/pane.ts';
import type { UiContext } from '../../state/uiContext.ts';
import type { PaneKind } from '../../state/workspace.ts';
import { paneSpecs } from '../allPanes.ts';
import type { PaneContext, PaneSpec } from '../paneSpec.ts';

/** The most characters of a name. */
export const NAME_MOST = 40;

/** A saved filter with its digit. */
export interface KeptFilter extends SavedFilter {
  readonly digit: FilterDigit;
}

/** @returns the user's saved filters, by digit */
export const keptFilters = ({ settings }: Pick<UiContext, 'settings'>): readonly KeptFilter[] => {
  const { filters = {} } = settings.get();
  return FILTER_DIGITS.flatMap((digit) => {
    const filter = filters[digit];
    return filter ? [{ ...filter, digit }] : [];
  });
};

/**
 * What a pane shows, to be saved. A list that follows the record of another pane is saved as a list of all records.
 */
export const presentFilter = ({ spec, pane }: PaneContext, name: string): SavedFilter => {
  const { scope, filter, text, includeInactive, sort } = pane.store.get().query;
  return { name, kind: spec.kind, scope: scope === 'mine' ? 'mine' : 'all', filter, text, includeInactive, sort };
};

/** Saves a filter under a digit, for other sessions too; replaces the one that is there. Without one, it is removed. */
export async function keep(
  { settings }: Pick<UiContext, 'settings'>,
  digit: FilterDigit,
  filter: SavedFilter | undefined,
): Promise<void> {
  settings.dispatch({ filters: { [digit]: filter } });
  await settings.whenKept();
}

/** The query of a saved filter. A quick filter or an order that the list does not have any more is left out. */
function queryOf({ scope, filter, text, includeInactive, sort }: SavedFilter, spec: PaneSpec<PaneKind>): PaneQuery {
  const isFilter = termNames(spec.kind).filters.includes(filter);
  const isSort =
    sort !== null && spec.columns.some(({ key, isSortable }) => key === sort.column && isSortable !== false);
  return {
    scope,
    filter: isFilter ? (filter as QuickFilter) : 'any',
    text,
    includeInactive,
    sort: isSort ? sort : null,
    parentId: null,
    scopeBefore: null,
  };
}

/** @returns whether the department has the list of a saved filter; it may have been another one when it was saved */
export const canApply = ({ workspace }: Pick<PaneContext, 'workspace'>, { kind }: SavedFilter): Verdict =>
  workspace.kinds.includes(kind as PaneKind) ? ALLOWED : refused('savedFilters.noPane');

/** Goes to the list of a saved filter and shows it as it was. Esc leads back. */
export async function applyFilter(context: PaneContext, filter: SavedFilter): Promise<void> {
  const { workspace, uiContext } = context;
  const verdict = canApply(context, filter);
  if (!verdict.allowed) return uiContext.notify('refused', verdict.problem);
  const kind = filter.kind as PaneKind;
  const { focus, places } = workspace;
  const { isHome, pane } = focus.get();
  if (!isHome && pane === kind) places.remember(places.here());
  else focus.dispatch({ type: 'focus', pane: kind });
  await workspace.panes[kind].ask(queryOf(filter, paneSpecs[kind] as unknown as PaneSpec<PaneKind>));
}
