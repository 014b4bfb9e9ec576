import { dirname } from 'node:path';
import { can } from '../../../policies/can.ts';
import { type ImportPlan, NO_DECISIONS } from '../../../services/imports/plan.ts';
import type { ReadFile } from '../../../services/imports/readImportFile.ts';
import { type Binding, findBinding, verdictOf } from '../../keys/binding.ts';
import type { PaneContext } from '../paneSpec.ts';
import { openWindowHelp } from '../wholeWindow.tsx';
import { ImportLayer } from './ImportLayer.tsx';
import type { ImportContext, ImportLook } from './importContext.ts';
import { createImport } from './importController.ts';
import { importForm } from './importForm.ts';
import { importKeys } from './importKeys.ts';
import { startImport } from './importState.ts';
import { areUnderstood, openTables } from './openTables.tsx';
import { compareFromScreen, readFromScreen } from './readFromScreen.ts';

type Place = Pick<PaneContext, 'uiContext' | 'workspace'>;

/** Opens the preview over the whole window. */
function openPreview({ uiContext, workspace }: Place, source: ReadFile, plan: ImportPlan): void {
  const id = `import#${crypto.randomUUID()}`;
  const imports = createImport(uiContext, startImport(source, NO_DECISIONS, plan));
  let look: ImportLook = { rows: 1, hasDetails: false };
  const context: ImportContext = {
    uiContext,
    workspace,
    imports,
    look: () => look,
    onDrawn: (drawn) => {
      look = drawn;
    },
    runKey: (key, only) => {
      const binding = findBinding(importKeys, key, context);
      if (!binding || !only.has(binding.id)) return;
      const verdict = verdictOf(binding, context);
      if (!verdict.allowed) return uiContext.notify('refused', verdict.problem);
      uiContext.attempt(() => binding.run(context));
    },
    close: () => uiContext.close(id),
    openHelp: () => openWindowHelp(context, uiContext.texts.t('imports.preview.name'), importKeys),
  };
  uiContext.open({ id, name: 'import', draw: (size) => <ImportLayer id={id} context={context} size={size} /> });
}

/** Asks for a file, reads it, asks about columns that are not understood, and shows what would become of its records. */
function openImport(mainScreen: Place): void {
  const { uiContext } = mainScreen;
  const compare = (source: ReadFile) =>
    compareFromScreen(uiContext, source, (plan) => openPreview(mainScreen, source, plan));
  uiContext.openForm(
    importForm(uiContext, (path) =>
      readFromScreen(uiContext, { path, mappings: [] }, (source) => {
        uiContext.settings.dispatch({ importFolder: dirname(source.path) });
        if (areUnderstood(source, uiContext)) compare(source);
        else openTables(uiContext, source, compare);
      }),
    ),
  );
}

const SHARED = { label: 'imports.key.open', title: 'imports.key.titleOpen' } as const;

/** `I`, in the panes of clients and events. */
export const importKey = <K extends 'clients' | 'events'>(pane: K): Binding<PaneContext<K>> => ({
  ...SHARED,
  id: `${pane}.import`,
  keys: ['I'],
  needs: ({ uiContext }) => can(uiContext.session.actor, pane === 'clients' ? 'import.clients' : 'import.records'),
  run: (context) => openImport(context),
});

/** The same by its name, from everywhere. */
export const importCommand: Binding<PaneContext> = {
  ...SHARED,
  id: 'app.import',
  keys: [],
  needs: ({ uiContext }) => can(uiContext.session.actor, 'import.clients'),
  run: openImport,
};
