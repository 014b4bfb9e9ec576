import { fieldsOfTable } from '../../../services/imports/labels.ts';
import type { ReadFile } from '../../../services/imports/readImportFile.ts';
import type { SourceField, SourceKind } from '../../../services/imports/source.ts';
import { tableOfKind } from '../../../services/imports/tableOfKind.ts';
import type { Binding } from '../../keys/binding.ts';
import type { Store } from '../../state/store.ts';
import type { UiContext } from '../../state/uiContext.ts';
import { knownHeadings } from './knownHeadings.ts';
import { TABLE_KINDS, type TablesAction, type TablesState } from './tablesState.ts';

/** The context of the keys of the columns. */
export interface TablesContext {
  readonly uiContext: UiContext;
  readonly source: ReadFile;
  readonly store: Store<TablesState, TablesAction>;
  readonly accept: () => void;
  readonly close: () => void;
  readonly openHelp: () => void;
}

type Key = Binding<TablesContext>;

const shownTable = ({ store }: TablesContext) => {
  const { tables, table } = store.get();
  return tables[table];
};

const setKind = (context: TablesContext, kind: SourceKind): void => {
  const table = shownTable(context);
  if (!table) return;
  const { uiContext, source, store } = context;
  store.dispatch({ type: 'is', table: tableOfKind(source.workbook, table, kind, knownHeadings(uiContext)) });
};

/** What a column can mean; first of all nothing. */
const meanings = (kind: SourceKind): readonly (SourceField | null)[] => [null, ...fieldsOfTable(kind)];

const turn =
  (by: 1 | -1) =>
  (context: TablesContext): void => {
    const table = shownTable(context);
    if (!table) return;
    const next = <T>(all: readonly T[], now: T): T | undefined =>
      all[(all.indexOf(now) + by + all.length) % all.length];
    const { store } = context;
    const { column } = store.get();
    if (column < 0) setKind(context, next(TABLE_KINDS, table.kind) ?? table.kind);
    else
      store.dispatch({
        type: 'means',
        field: next(meanings(table.kind), table.columns[column]?.field ?? null) ?? null,
      });
  };

function chooseKind(context: TablesContext, now: SourceKind): void {
  const { t } = context.uiContext.texts;
  context.uiContext.choose<SourceKind>({
    title: { key: 'imports.tables.kind' },
    options: async () =>
      TABLE_KINDS.map((kind) => ({ value: kind, label: t(`imports.kindName.${kind}`), isCurrent: kind === now })),
    empty: { key: 'imports.tables.kind' },
    onChosen: (kind) => setKind(context, kind),
  });
}

/** Lists what the focused column can mean, or of what kind the records can be. */
function choose(context: TablesContext): void {
  const table = shownTable(context);
  const { uiContext, store } = context;
  const { column } = store.get();
  const now = table?.columns[column];
  if (!table || !now) {
    if (table) chooseKind(context, table.kind);
    return;
  }
  const { t } = uiContext.texts;
  uiContext.choose<SourceField | null>({
    title: { key: 'imports.tables.means', params: { heading: now.heading } },
    options: async () =>
      meanings(table.kind).map((field) => ({
        value: field,
        label: t(field === null ? 'imports.tables.leftOut' : `imports.field.${field}`),
        isCurrent: field === now.field,
      })),
    empty: { key: 'imports.tables.leftOut' },
    onChosen: (field) => store.dispatch({ type: 'means', field }),
  });
}

const move = (id: 'up' | 'down', keys: readonly string[], by: number): Key => ({
  id: `tables.${id}`,
  keys,
  label: `keys.${id}`,
  run: ({ store }) => store.dispatch({ type: 'column', to: store.get().column + by }),
});

const isAlone = ({ source }: TablesContext): boolean => source.recognised.tables.length < 2;

/** The keys that correct what the columns of a table mean. */
export const tablesKeys: readonly Key[] = [
  {
    id: 'tables.accept',
    keys: ['Ctrl+S', 's'],
    label: 'imports.tables.key.accept',
    title: 'imports.tables.key.titleAccept',
    onFooter: 1,
    run: ({ accept }) => accept(),
  },
  { id: 'tables.next', keys: ['Right', 'l', 'Space'], label: 'imports.tables.key.next', onFooter: 2, run: turn(1) },
  { id: 'tables.before', keys: ['Left', 'h'], label: 'imports.tables.key.before', run: turn(-1) },
  { id: 'tables.choose', keys: ['Enter'], label: 'imports.tables.key.choose', onFooter: 3, run: choose },
  {
    id: 'tables.leaveOut',
    keys: ['x'],
    label: 'imports.tables.key.leaveOut',
    onFooter: 5,
    run: ({ store }) => store.dispatch({ type: 'means', field: null }),
  },
  move('up', ['Up', 'k'], -1),
  move('down', ['Down', 'j'], 1),
  {
    id: 'tables.nextTable',
    keys: ['Tab'],
    label: 'imports.tables.key.nextTable',
    onFooter: 4,
    isHidden: isAlone,
    run: ({ store }) => store.dispatch({ type: 'table', to: store.get().table + 1 }),
  },
  {
    id: 'tables.tableBefore',
    keys: ['Shift+Tab'],
    label: 'imports.tables.key.tableBefore',
    isHidden: isAlone,
    run: ({ store }) => store.dispatch({ type: 'table', to: store.get().table - 1 }),
  },
  { id: 'tables.help', keys: ['?'], label: 'keys.help', onFooter: 90, run: ({ openHelp }) => openHelp() },
  { id: 'tables.close', keys: ['Esc', 'q'], label: 'keys.cancel', onFooter: 91, run: ({ close }) => close() },
];
