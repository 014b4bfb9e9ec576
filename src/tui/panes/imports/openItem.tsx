import { ScrollLayer } from '../../dialogs/ScrollLayer.tsx';
import type { KeyPress } from '../../keys/keyPress.ts';
import type { Size } from '../../kit/size.ts';
import { useStore } from '../../state/store.ts';
import type { ImportContext } from './importContext.ts';
import { focusedItem } from './importState.ts';
import { itemSections } from './importTexts.ts';

/** The keys of the preview that work on the item that is shown. */
const HERE = new Set(['correct', 'propose', 'skip', 'match', 'insist', 'reset'].map((id) => `imports.${id}`));

function ItemLayer(props: { readonly id: string; readonly context: ImportContext; readonly size: Size }) {
  const { id, context, size } = props;
  const { uiContext, imports } = context;
  const state = useStore(imports.store);
  const { t } = uiContext.texts;
  const item = focusedItem(state);
  const refusal = state.refused && state.refused.key === item?.key ? state.refused.reason : null;
  const onKey = (key: KeyPress) => {
    if (['Esc', 'Enter', 'q', 'Ctrl+C'].includes(key.name)) return uiContext.close(id);
    context.runKey(key.name, HERE);
  };
  return (
    <ScrollLayer
      id={id}
      title={item ? t('imports.item.title', { sheet: item.sheet, line: item.line }) : ''}
      keys={`${t('imports.item.keys')} · ${t('key.Esc')} ${t('keys.close')}`}
      sections={item ? itemSections(item, refusal, uiContext.texts) : []}
      size={size}
      onKey={onKey}
    />
  );
}

/** Shows the focused item in full. */
export function openItem(context: ImportContext): void {
  const id = `importItem#${crypto.randomUUID()}`;
  context.uiContext.open({
    id,
    name: 'importItem',
    draw: (size) => <ItemLayer id={id} context={context} size={size} />,
  });
}
