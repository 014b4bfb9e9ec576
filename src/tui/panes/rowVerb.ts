import { can } from '../../policies/can.ts';
import type { Action } from '../../policies/permissions.ts';
import { type Binding, refused, type Verdict } from '../keys/binding.ts';
import { chosenIn } from '../state/selection.ts';
import type { PaneKind, PaneRecord } from '../state/workspace.ts';
import type { PaneContext } from './paneSpec.ts';

type Verb<K extends PaneKind> = (context: PaneContext<K>, row: PaneRecord[K]) => void | Promise<void>;

/** @returns `run` of an action on the selected record; without one, `needs` has already refused */
export function onRow<K extends PaneKind>(verb: Verb<K>): Binding<PaneContext<K>>['run'] {
  return (context) => (context.row ? verb(context, context.row) : undefined);
}

/** @returns `run` of Enter: the record's card first where the window has no room beside the panes, then `drill` */
export function cardFirst<K extends PaneKind>(drill: (context: PaneContext<K>) => void) {
  return (context: PaneContext<K>): void =>
    context.uiContext.isCardShown() ? drill(context) : context.uiContext.openCard();
}

/** @returns the ids of the chosen rows of the pane; none at home, where no pane is visible */
export function chosenRows<K extends PaneKind>({ workspace, spec, isHome }: PaneContext<K>): readonly number[] {
  return isHome ? [] : [...chosenIn(workspace.selection.get(), spec.kind)];
}

/** @returns `needs` of an action on one record. It refuses several chosen rows: the action could be meant for those. */
export function onlyOne<K extends PaneKind>(needs: (context: PaneContext<K>) => Verdict) {
  return (context: PaneContext<K>): Verdict => {
    const count = chosenRows(context).length;
    return count > 0 ? refused('bulk.one', { count }) : needs(context);
  };
}

const onSelected =
  <K extends PaneKind>(action: Action) =>
  ({ uiContext, row }: PaneContext<K>): Verdict =>
    row ? can(uiContext.session.actor, action, row as never) : refused('notice.noRow');

/** @returns `needs` of an action on one record only, by the permission table */
export function rowNeeds<K extends PaneKind>(action: Action): (context: PaneContext<K>) => Verdict {
  return onlyOne(onSelected(action));
}

/** @returns `needs` of a bulk action. The preview checks each chosen row. */
export function rowsNeed<K extends PaneKind>(action: Action): (context: PaneContext<K>) => Verdict {
  return (context) => {
    if (chosenRows(context).length === 0) return onSelected<K>(action)(context);
    const verdict = can(context.uiContext.session.actor, action);
    return verdict.allowed || verdict.problem.key === 'refused.noRecord' ? { allowed: true } : verdict;
  };
}

/** @returns `needs` of an action that only requires a selected record */
export function anyRow<K extends PaneKind>({ row }: PaneContext<K>): Verdict {
  return row ? { allowed: true } : refused('notice.noRow');
}
