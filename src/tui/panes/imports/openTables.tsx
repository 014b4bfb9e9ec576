import { foldedHeading } from '../../../services/imports/foldedHeading.ts';
import { type ReadFile, recogniseFile } from '../../../services/imports/readImportFile.ts';
import type { TableMapping } from '../../../services/imports/source.ts';
import { createStore } from '../../state/store.ts';
import type { UiContext } from '../../state/uiContext.ts';
import { openWindowHelp } from '../wholeWindow.tsx';
import { knownHeadings, rememberHeadings } from './knownHeadings.ts';
import { TablesLayer } from './TablesLayer.tsx';
import { type TablesContext, tablesKeys } from './tablesKeys.ts';
import { tablesReducer } from './tablesState.ts';

/** Where the first column is whose meaning nobody knows, nor has left out before; the first table, if there is none. */
function firstOpen(
  { recognised }: ReadFile,
  uiContext: UiContext,
): { readonly table: number; readonly column: number } {
  const known = knownHeadings(uiContext);
  for (const [table, { columns }] of recognised.tables.entries()) {
    const column = columns.findIndex(({ heading, field }) => {
      const folded = foldedHeading(heading);
      return field === null && folded !== '' && !Object.hasOwn(known, folded);
    });
    if (column >= 0) return { table, column };
  }
  return { table: 0, column: -1 };
}

/** @returns whether every column with a heading has a meaning, or was left out by the person before */
export const areUnderstood = (source: ReadFile, uiContext: UiContext): boolean =>
  firstOpen(source, uiContext).column < 0;

/** The corrected tables: of those that were corrected before, and are no more in the file as tables, nothing is lost. */
function merged(before: readonly TableMapping[], corrected: readonly TableMapping[]): readonly TableMapping[] {
  const isSame = (one: TableMapping) => (other: TableMapping) => one.sheet === other.sheet && one.line === other.line;
  return [...before.filter((each) => !corrected.some(isSame(each))), ...corrected];
}

/** Shows what the columns of the tables mean. What is accepted is remembered, and the file recognised anew. */
export function openTables(uiContext: UiContext, source: ReadFile, onAccepted: (source: ReadFile) => void): void {
  const id = `importTables#${crypto.randomUUID()}`;
  const { tables } = source.recognised;
  const store = createStore(tablesReducer, { tables, ...firstOpen(source, uiContext) });
  const context: TablesContext = {
    uiContext,
    source,
    store,
    accept: () => {
      const after = store.get().tables;
      const corrected = after.filter((table, at) => table !== tables[at]);
      rememberHeadings(uiContext, tables, after);
      if (corrected.length === 0) {
        uiContext.close(id);
        return onAccepted(source);
      }
      const mappings = merged(source.mappings, corrected);
      uiContext.blockInput(async (signal) => {
        const known = knownHeadings(uiContext);
        const read = await recogniseFile(uiContext.session, { ...source, mappings }, known, signal);
        return () => {
          uiContext.close(id);
          onAccepted(read);
        };
      });
    },
    close: () => uiContext.close(id),
    openHelp: () => openWindowHelp(context, uiContext.texts.t('imports.tables.name'), tablesKeys),
  };
  uiContext.open({ id, name: 'importTables', draw: (size) => <TablesLayer id={id} context={context} size={size} /> });
}
