import type { PersonRef } from '../../../domain/records/record.ts';
import { assignSupportToAll, type PreviewRow, previewAssignment } from '../../../services/bulkActions.ts';
import { listSupportsFor, type SupportChoices } from '../../../services/events.ts';
import { showPreview } from '../../dialogs/openPreview.tsx';
import { bulkReasonOf } from '../events/assignment.ts';
import type { PaneContext } from '../paneSpec.ts';
import { STATE_MARKS } from '../stateMarks.ts';
import { propose } from './bulkVerbs.ts';

type Context = PaneContext<'events'>;

/**
 * Shows the preview for each event and runs it on confirmation.
 * @param chosen the support; null removes the current one
 */
function assign(context: Context, ids: readonly number[], chosen: PersonRef | null): void {
  const { session, texts } = context.uiContext;
  const from = ({ person }: PreviewRow) => person?.name ?? texts.t('events.unassigned');
  const supportId = chosen?.id ?? null;
  propose(context, ids, {
    title: chosen ? 'bulk.assignPlan' : 'bulk.releasePlan',
    done: chosen ? 'bulk.assignDone' : 'bulk.releaseDone',
    ...(chosen ? { person: chosen.name } : {}),
    preview: (events) => previewAssignment(session, events, supportId),
    run: (rows) => assignSupportToAll(session, rows, supportId),
    says: (row) => texts.t('bulk.change', { from: from(row), to: chosen?.name ?? texts.t('events.unassigned') }),
  });
}

function choose(context: Context, ids: readonly number[], found: SupportChoices): void {
  const { texts, choose: ask } = context.uiContext;
  const nobody = found.hasSupport ? [{ value: null, label: texts.t('assign.nobody') }] : [];
  ask<PersonRef | null>({
    title: { key: 'bulk.assign', params: { count: ids.length } },
    options: async () => [
      ...found.choices.map((candidate) => ({
        value: candidate.person,
        label: candidate.person.name,
        ...(candidate.overlaps.length > 0 ? { look: STATE_MARKS.overlapping } : {}),
        detail: bulkReasonOf(candidate, found, texts),
      })),
      ...nobody,
    ],
    empty: { key: 'assign.empty' },
    onChosen: (chosen) => assign(context, ids, chosen),
  });
}

/** Shows which of the events no single support can take together, before a support is chosen. */
function tellClashes(context: Context, ids: readonly number[], { clashes, hasSupport }: SupportChoices): void {
  const { uiContext, workspace } = context;
  const { t, span } = uiContext.texts;
  const unmark = () => {
    const overlapping = clashes.map(({ event }) => event.id);
    workspace.selection.dispatch({ type: 'drop', kind: 'events', ids: overlapping });
    bulkAssign(
      context,
      ids.filter((id) => !overlapping.includes(id)),
    );
  };
  const release = { key: 'a', label: 'bulk.release', run: () => assign(context, ids, null) };
  showPreview(uiContext, {
    title: { key: 'bulk.clashTitle', params: { count: ids.length } },
    intro: { key: 'bulk.clashIntro' },
    rows: clashes.map(({ event, other }) => {
      const params = { other: other.name, span: span(other.start, other.end) };
      return { name: event.name, details: [t('bulk.clash', params)] };
    }),
    onYes: null,
    instead: [{ key: 'd', label: 'bulk.unmarkClashes', run: unmark }, ...(hasSupport ? [release] : [])],
  });
}

/** S20 for several events. The supports who suit all of them best come first. */
export function bulkAssign(context: Context, ids: readonly number[]): void {
  const { uiContext } = context;
  uiContext.blockInput(async () => {
    const found = await listSupportsFor(uiContext.session, ids);
    return () => (found.clashes.length > 0 ? tellClashes : choose)(context, ids, found);
  });
}
