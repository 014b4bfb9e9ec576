import type { Binding } from '../../keys/binding.ts';
import type { PaneContext } from '../paneSpec.ts';
import { anyRow } from '../rowVerb.ts';

/** Chooses the row under the cursor, or no longer; the cursor stays. */
export const selectKey: Binding<PaneContext> = {
  id: 'pane.select',
  keys: ['Space'],
  label: 'keys.select',
  needs: anyRow,
  run: ({ workspace, spec, row }) => {
    if (row) workspace.selection.dispatch({ type: 'toggle', kind: spec.kind, id: row.id });
  },
};
