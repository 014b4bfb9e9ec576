import { FILTER_DIGITS, type FilterDigit } from '../../../settings/personSettings.ts';
import { type Binding, refused } from '../../keys/binding.ts';
import type { PaneKind } from '../../state/workspace.ts';
import type { PaneContext } from '../paneSpec.ts';
import { savedFilterForm } from './savedFilterForm.ts';
import { applyFilter, canApply, type KeptFilter, keep, keptFilters } from './savedFilters.ts';

type Key = Binding<PaneContext>;

const keptAt = ({ uiContext }: PaneContext, digit: FilterDigit): KeptFilter | undefined =>
  keptFilters(uiContext).find((each) => each.digit === digit);

/** The same digits on a keyboard that writes signs with them. `-` changes the width of the panes. */
const UNSHIFTED: Readonly<Record<FilterDigit, readonly string[]>> = { 5: ['('], 6: [], 7: ['è'], 8: ['_'], 9: ['ç'] };

const applyKey = (digit: FilterDigit): Key => ({
  id: `filter.${digit}`,
  keys: [digit, ...UNSHIFTED[digit]],
  label: 'savedFilters.apply',
  nameOf: (context) => {
    const kept = keptAt(context, digit);
    const { t } = context.uiContext.texts;
    return kept ? t('savedFilters.named', { name: kept.name, pane: t(`pane.${kept.kind as PaneKind}`) }) : null;
  },
  isHidden: (context) => keptAt(context, digit) === undefined,
  needs: (context) => {
    const kept = keptAt(context, digit);
    return kept ? canApply(context, kept) : refused('savedFilters.none');
  },
  run: (context) => {
    const kept = keptAt(context, digit);
    return kept && applyFilter(context, kept);
  },
});

/** Asks what to do with one saved filter. */
function openOne(context: PaneContext, kept: KeptFilter): void {
  const { uiContext } = context;
  const { t } = uiContext.texts;
  const { name, digit } = kept;
  uiContext.choose<'apply' | 'rename' | 'remove'>({
    title: { key: 'savedFilters.what', params: { name, digit } },
    options: async () => [
      { value: 'apply', label: t('savedFilters.show') },
      { value: 'rename', label: t('savedFilters.change') },
      { value: 'remove', label: t('savedFilters.remove') },
    ],
    empty: { key: 'savedFilters.none' },
    onChosen: async (action) => {
      if (action === 'apply') return applyFilter(context, kept);
      if (action === 'rename') return uiContext.openForm(savedFilterForm(context, kept));
      await keep(uiContext, digit, undefined);
      uiContext.notify('done', { key: 'savedFilters.removed', params: { name, digit } });
    },
  });
}

/** Saves what the pane shows; where filters are saved already, also in another session, it lists them too. */
function open(context: PaneContext): void {
  const { blockInput, settings } = context.uiContext;
  blockInput(async (signal) => {
    await settings.refreshFilters();
    return signal.aborted ? undefined : () => list(context);
  });
}

function list(context: PaneContext): void {
  const { uiContext } = context;
  const { t } = uiContext.texts;
  const kept = keptFilters(uiContext);
  if (kept.length === 0) {
    uiContext.openForm(savedFilterForm(context));
    return;
  }
  uiContext.choose<KeptFilter | null>({
    title: { key: 'savedFilters.title' },
    options: async () => [
      { value: null, label: t('savedFilters.saveThis') },
      ...kept.map((each) => ({
        value: each,
        label: `${each.digit} ${each.name}`,
        detail: `${t(`pane.${each.kind as PaneKind}`)} ${each.text}`.trim(),
      })),
    ],
    empty: { key: 'savedFilters.none' },
    onChosen: (chosen) => (chosen === null ? uiContext.openForm(savedFilterForm(context)) : openOne(context, chosen)),
  });
}

/** `S` saves what the list shows, and manages what is saved. */
export const saveFilterKey: Key = {
  id: 'pane.saveFilter',
  keys: ['S'],
  label: 'keys.saveFilter',
  title: 'keys.titleSaveFilter',
  // There the letter ends sessions.
  isHidden: ({ spec }) => spec.kind === 'collaborators',
  run: open,
};

/** The digits show the saved filters, from everywhere. */
export const savedFilterKeys: readonly Key[] = FILTER_DIGITS.map(applyKey);
