import { foldedHeading } from '../../../services/imports/foldedHeading.ts';
import { isLabel } from '../../../services/imports/labels.ts';
import { saidHeadings } from '../../../services/imports/saidHeadings.ts';
import type { KnownHeadings, TableMapping } from '../../../services/imports/source.ts';
import type { UiContext } from '../../state/uiContext.ts';

/** So many headings are remembered; the oldest are forgotten. */
const MOST = 500;

/** @returns what the person has said about headings of earlier files */
export function knownHeadings({ settings }: Pick<UiContext, 'settings'>): KnownHeadings {
  return saidHeadings(settings.get());
}

/** Remembers the columns that the person has corrected or accepted as left out, for the next file. */
export function rememberHeadings(
  uiContext: Pick<UiContext, 'settings'>,
  before: readonly TableMapping[],
  after: readonly TableMapping[],
): void {
  const { settings } = uiContext;
  const known = knownHeadings(uiContext);
  const corrected = after.flatMap((table, at) =>
    table.columns.flatMap(({ heading, field }, column): [string, string | null][] => {
      const folded = foldedHeading(heading);
      const isChanged = before[at]?.columns[column]?.field !== field;
      // What no record has is not asked about again. Another kind may have what this one has not.
      const isAccepted = field === null && !Object.hasOwn(known, folded) && !isLabel(folded);
      return folded !== '' && (isChanged || isAccepted) ? [[folded, field]] : [];
    }),
  );
  if (corrected.length === 0) return;
  const said = new Set(corrected.map(([heading]) => heading));
  const kept = Object.keys(settings.get().importHeadings ?? {}).filter((heading) => !said.has(heading));
  const forgotten = kept.slice(0, Math.max(0, kept.length + said.size - MOST));
  settings.dispatch({
    importHeadings: Object.fromEntries([...forgotten.map((heading) => [heading, undefined]), ...corrected]),
  });
}
