import type { ColumnChoice } from '../../settings/personSettings.ts';
import { ListBox, listHeight } from '../dialogs/ListBox.tsx';
import { moveInList } from '../dialogs/moveInList.ts';
import { useKeys } from '../keys/KeyProvider.tsx';
import type { Size } from '../kit/size.ts';
import { useLive } from '../kit/useLive.ts';
import { arrangedColumns, moved, ticked } from '../panes/arrangedColumns.ts';
import type { PaneSpec } from '../panes/paneSpec.ts';
import { useStore } from '../state/store.ts';
import type { UiContext } from '../state/uiContext.ts';
import type { PaneKind } from '../state/workspace.ts';

/** Lets the user choose and order a pane's columns. Each change applies, and is saved, at once. */
export function ColumnsLayer(props: {
  readonly id: string;
  readonly spec: PaneSpec<PaneKind>;
  readonly uiContext: UiContext;
  readonly size: Size;
}) {
  const { id, spec, uiContext, size } = props;
  const { t } = uiContext.texts;
  const [cursor, read, write] = useLive(0);
  const choice = useStore(uiContext.settings, ({ panes }) => panes?.[spec.kind]?.columns);
  const choose = (columns: ColumnChoice | undefined) =>
    uiContext.settings.dispatch({ panes: { [spec.kind]: { columns } } });
  useKeys(id, {
    onKey: (key) => {
      const now = uiContext.settings.get().panes?.[spec.kind]?.columns;
      const arranged = arrangedColumns(spec.columns, now);
      const at = read();
      const one = arranged[at];
      if (['Esc', 'Enter', 'q', 'C', 'Ctrl+C'].includes(key.name)) return uiContext.close(id);
      if (key.name === 'r') return choose(undefined);
      if (key.name === 'Space' && one) {
        const isLast = one.isShown && arranged.filter(({ isShown }) => isShown).length === 1;
        if (isLast) return uiContext.notify('refused', { key: 'columns.oneStays' });
        return choose(ticked(spec.columns, now, one.column.key));
      }
      const by = { Left: -1, Right: 1 }[key.name];
      if (!by) return write(moveInList(key.name, at, arranged.length, listHeight(arranged.length, size)));
      if (!one) return;
      choose(moved(spec.columns, now, one.column.key, by));
      write(Math.max(0, Math.min(at + by, arranged.length - 1)));
    },
  });
  const options = arrangedColumns(spec.columns, choice).map(({ column, isShown }) => ({
    key: column.key,
    label: `[${isShown ? 'x' : ' '}] ${t(column.title)}`,
  }));
  return (
    <ListBox
      title={t('columns.title', { place: t(`pane.${spec.kind}`) })}
      keys={t('columns.keys')}
      options={options}
      cursor={cursor}
      size={size}
    />
  );
}
