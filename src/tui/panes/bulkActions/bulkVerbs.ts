/** Bulk actions: choose rows, compute a preview, show it, run it as a whole. */

import type { Message, TextKey } from '../../../domain/errors.ts';
import type { PersonRef } from '../../../domain/records/record.ts';
import {
  deactivateClients,
  type PreviewRow,
  previewDeactivation,
  previewReassignment,
  reassignClients,
} from '../../../services/bulkActions.ts';
import { listCommercials } from '../../../services/collaborators.ts';
import { openPreview } from '../../dialogs/openPreview.tsx';
import type { Binding } from '../../keys/binding.ts';
import { hiddenIn } from '../../state/markedRows.ts';
import type { PreviewSpec } from '../../state/preview.ts';
import type { PaneKind } from '../../state/workspace.ts';
import type { PaneContext } from '../paneSpec.ts';
import { chosenRows } from '../rowVerb.ts';
import { stakesSaid } from '../stakes.ts';

/** @returns `run` of an action: on the chosen rows where there are some, else on the selected row */
export function orBulk<K extends PaneKind>(
  several: (context: PaneContext<K>, ids: readonly number[]) => void,
  one: Binding<PaneContext<K>>['run'],
): Binding<PaneContext<K>>['run'] {
  return (context) => {
    const ids = chosenRows(context);
    return ids.length > 0 ? several(context, ids) : one(context);
  };
}

export interface BulkWork {
  /** Text keys with the parameter `count`, and `person` where there is one. */
  readonly title: TextKey;
  readonly done: TextKey;
  readonly person?: string;
  readonly preview: (ids: readonly number[]) => Promise<readonly PreviewRow[]>;
  readonly run: (rows: readonly PreviewRow[]) => Promise<unknown>;
  /** True if it cannot be undone. */
  readonly isFinal?: boolean;
  /** Returns the changes of a row that is not refused, one per line. */
  readonly says: (row: PreviewRow) => string | readonly string[];
}

/** Shows the preview for each row and runs it on confirmation. The rows are then no longer chosen. */
export function propose<K extends PaneKind>(context: PaneContext<K>, ids: readonly number[], work: BulkWork): void {
  const { uiContext, workspace, spec } = context;
  const { t, message: write } = uiContext.texts;
  const params = (count: number) => ({ count, person: work.person ?? '' });

  function detail(row: PreviewRow): string | readonly string[] {
    if (row.problem) return t('bulk.refusal', { reason: write(row.problem) });
    return row.isSame ? t('bulk.same') : work.says(row);
  }

  function introOf(refused: number, count: number): Message {
    if (refused > 0) return { key: 'bulk.blocked', params: { count: refused } };
    if (count === 0) return { key: 'bulk.nothing' };
    return { key: work.isFinal ? 'bulk.plannedFinal' : 'bulk.planned' };
  }

  openPreview(uiContext, async (): Promise<PreviewSpec> => {
    const hidden = hiddenIn(workspace.hidden.get(), spec.kind);
    const rows = await work.preview(ids);
    const refused = rows.filter(({ problem }) => problem !== null).map(({ id }) => id);
    const count = rows.filter(({ isSame }) => !isSame).length;
    const run = async () => {
      await work.run(rows);
      workspace.selection.dispatch({ type: 'clear', kind: spec.kind });
      uiContext.notify('done', { key: work.done, params: params(count) });
    };
    const unmark = () => {
      workspace.selection.dispatch({ type: 'drop', kind: spec.kind, ids: refused });
      const left = ids.filter((id) => !refused.includes(id));
      if (left.length > 0) propose(context, left, work);
    };
    return {
      title: { key: work.title, params: params(rows.length) },
      intro: introOf(refused.length, count),
      rows: rows.map((row) => ({
        name: row.name,
        details: [detail(row), hidden.has(row.id) ? [t('bulk.outOfView')] : []].flat(),
      })),
      onYes: refused.length > 0 || count === 0 ? null : run,
      ...(refused.length > 0 ? { instead: [{ key: 'd', label: 'bulk.unmark', run: unmark }] } : {}),
    };
  });
}

/** S26 for several clients. */
export function bulkDeactivate(context: PaneContext<'clients'>, ids: readonly number[]): void {
  const { session, texts } = context.uiContext;
  propose(context, ids, {
    title: 'bulk.deactivatePlan',
    done: 'bulk.deactivateDone',
    preview: (clients) => previewDeactivation(session, clients),
    run: (rows) => deactivateClients(session, rows),
    says: ({ stakes }) => [texts.t('bulk.deactivated'), ...(stakes ? stakesSaid(stakes, texts) : [])],
  });
}

/** Gestion reassigns several clients to one commercial. */
export function bulkReassign(context: PaneContext<'clients'>, ids: readonly number[]): void {
  const { uiContext } = context;
  const { session, texts } = uiContext;
  uiContext.choose<PersonRef>({
    title: { key: 'bulk.reassign', params: { count: ids.length } },
    options: async () => (await listCommercials(session)).map((person) => ({ value: person, label: person.name })),
    empty: { key: 'clients.noCommercial' },
    onChosen: (chosen) =>
      propose(context, ids, {
        title: 'bulk.reassignPlan',
        done: 'bulk.reassignDone',
        person: chosen.name,
        preview: (clients) => previewReassignment(session, clients, chosen.id),
        run: (rows) => reassignClients(session, rows, chosen.id),
        says: ({ person }) => texts.t('bulk.change', { from: person?.name ?? '—', to: chosen.name }),
      }),
  });
}
