import { Box } from 'ink';
import { useRef } from 'react';
import { toEditKey } from '../keys/editKey.ts';
import { useKeys } from '../keys/KeyProvider.tsx';
import type { Size } from '../kit/size.ts';
import { TextField } from '../kit/TextField.tsx';
import { editText, type TextState, textState } from '../kit/textEditing.ts';
import { useLive } from '../kit/useLive.ts';
import type { PaneQuery } from '../state/pane.ts';
import type { UiContext } from '../state/uiContext.ts';
import { pasteLine } from './pasteLine.ts';

/** The search line after `/`. The list updates during typing. */
export function FilterLayer(props: {
  readonly id: string;
  readonly uiContext: UiContext;
  readonly size: Size;
  readonly initial: string;
  readonly ask: (patch: Partial<PaneQuery>) => Promise<void>;
}) {
  const { id, uiContext, size, initial, ask } = props;
  const [line, read, write] = useLive<TextState>(textState(initial));
  const asked = useRef({ text: initial, isUnderWay: false });
  /** Updates the list after each key. While a request is pending, only the latest text is requested next. */
  const follow = async (): Promise<void> => {
    if (asked.current.isUnderWay || asked.current.text === read().text) return;
    asked.current = { text: read().text, isUnderWay: true };
    await ask({ text: read().text });
    asked.current.isUnderWay = false;
    await follow();
  };
  const type = (next: TextState) => {
    write(next);
    uiContext.attempt(follow);
  };
  useKeys(id, {
    onPaste: (text) => type(pasteLine(read(), text, uiContext)),
    onKey: (key) => {
      if (key.name === 'Esc' || key.name === 'Ctrl+C') {
        // Does not wait for a slow answer.
        asked.current.isUnderWay = false;
        type(textState(''));
      }
      if (['Esc', 'Ctrl+C', 'Enter', 'Down', 'Up'].includes(key.name)) return uiContext.close(id);
      const editKey = toEditKey(key);
      const next = editKey && editText(read(), editKey);
      if (next) type(next);
    },
  });
  const { t } = uiContext.texts;
  return (
    <Box position='absolute' top={size.rows - 2} left={0} width={size.columns} height={2}>
      <TextField
        label={t('filter.label')}
        labelWidth={8}
        value={line.text}
        cursor={line.cursor}
        isFocused
        width={size.columns}
        hint={t('filter.hint')}
      />
    </Box>
  );
}
