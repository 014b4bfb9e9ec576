import { makeRunSheet, type RunSheet } from '../../../services/sheet/runSheet.ts';
import { sheetText } from '../../../services/sheet/sheetText.ts';
import { ScrollLayer } from '../../dialogs/ScrollLayer.tsx';
import type { Size } from '../../kit/size.ts';
import type { UiContext } from '../../state/uiContext.ts';
import { sheetForm } from './sheetForm.ts';

/** Shows a run sheet as one page that scrolls; `y` copies it whole, `X` writes it into a file. */
function RunSheetLayer(props: {
  readonly id: string;
  readonly sheet: RunSheet;
  readonly uiContext: UiContext;
  readonly size: Size;
}) {
  const { id, sheet, uiContext, size } = props;
  const { t } = uiContext.texts;
  const sections = [...sheet.sections, { entries: [{ value: sheet.made, isDim: true }] }];
  return (
    <ScrollLayer
      id={id}
      title={`${sheet.title} — ${sheet.name}`}
      keys={`y ${t('keys.copy')} · X ${t('sheet.keyWrite')} · ${t('key.Esc')} ${t('keys.close')}`}
      sections={sections}
      size={size}
      onKey={({ name }) => {
        if (name === 'Esc' || name === 'q' || name === 'Ctrl+C') uiContext.close(id);
        else if (name === 'X') uiContext.openForm(sheetForm(uiContext, sheet));
        else if (name === 'y') {
          uiContext.copy(sheetText(sheet));
          uiContext.notify('done', { key: 'sheet.copied' });
        }
      }}
    />
  );
}

/** Makes the run sheet of an event and shows it; keys wait meanwhile. */
export function openRunSheet(uiContext: UiContext, event: number): void {
  uiContext.blockInput(async (signal) => {
    const sheet = await makeRunSheet(uiContext.session, event);
    if (signal.aborted) return undefined;
    const id = `sheet#${crypto.randomUUID()}`;
    const draw = (size: Size) => <RunSheetLayer id={id} sheet={sheet} uiContext={uiContext} size={size} />;
    return () => uiContext.open({ id, name: 'sheet', draw });
  });
}
