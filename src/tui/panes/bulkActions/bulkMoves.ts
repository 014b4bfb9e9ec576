/** Bulk actions that move contracts and events to another state, or cancel them. */

import {
  type ContractStep,
  cancelEvents,
  moveContracts,
  previewCancellation,
  previewContracts,
} from '../../../services/bulkActions.ts';
import { getContract } from '../../../services/contracts.ts';
import type { PaneContext } from '../paneSpec.ts';
import { propose } from './bulkVerbs.ts';

/** The contract state after each step. */
const TO = { issue: 'to_sign', sign: 'signed', cancel: 'cancelled' } as const;

function move(context: PaneContext<'contracts'>, ids: readonly number[], step: ContractStep): void {
  const { session, texts } = context.uiContext;
  propose(context, ids, {
    title: `bulk.${step}Plan`,
    done: `bulk.${step}Done`,
    // None of these states can be undone.
    isFinal: true,
    preview: (contracts) => previewContracts(session, contracts, step),
    run: (rows) => moveContracts(session, rows, step),
    says: () => texts.t('bulk.becomes', { to: texts.t(`statut.${TO[step]}`) }),
  });
}

/** Runs the next step of the first contract: a draft is issued, a contract to sign is signed. */
export function bulkMove(context: PaneContext<'contracts'>, ids: readonly number[]): void {
  const { uiContext } = context;
  const [first = 0] = ids;
  uiContext.blockInput(async () => {
    const { statut } = await getContract(uiContext.session, first);
    if (statut === 'draft') return () => move(context, ids, 'issue');
    if (statut === 'to_sign') return () => move(context, ids, 'sign');
    return () => uiContext.notify('refused', { key: 'bulk.noStep', params: { count: ids.length } });
  });
}

/** Cancels several contracts. */
export const bulkCancelContracts = (context: PaneContext<'contracts'>, ids: readonly number[]): void =>
  move(context, ids, 'cancel');

/** Cancels several events. */
export function bulkCancelEvents(context: PaneContext<'events'>, ids: readonly number[]): void {
  const { session, texts } = context.uiContext;
  propose(context, ids, {
    title: 'bulk.cancelEventsPlan',
    done: 'bulk.cancelEventsDone',
    isFinal: true,
    preview: (events) => previewCancellation(session, events),
    run: (rows) => cancelEvents(session, rows),
    says: () => texts.t('bulk.cancelled'),
  });
}
