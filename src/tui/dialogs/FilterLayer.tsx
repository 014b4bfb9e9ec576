import { Box } from 'ink';
import { useRef } from 'react';
import { parseFilter } from '../../services/lists/terms/parseFilter.ts';
import type { TypedKind } from '../../services/lists/terms/termNames.ts';
import { toEditKey } from '../keys/editKey.ts';
import { useKeys } from '../keys/KeyProvider.tsx';
import { fieldRoom } from '../kit/fieldLine.tsx';
import type { Size } from '../kit/size.ts';
import { TextField } from '../kit/TextField.tsx';
import { wrap } from '../kit/text.ts';
import { editText, type TextState, textState } from '../kit/textEditing.ts';
import { useLive } from '../kit/useLive.ts';
import type { PaneQuery } from '../state/pane.ts';
import type { UiContext } from '../state/uiContext.ts';
import { pasteLine } from './pasteLine.ts';

/** Columns of the label. */
const LABEL = 8;

/**
 * The search line after `/`. The list updates during typing, without a term that is wrong: the line says what is wrong with it.
 */
export function FilterLayer(props: {
  readonly id: string;
  readonly uiContext: UiContext;
  readonly size: Size;
  readonly initial: string;
  /** The list that is searched. */
  readonly kind: TypedKind;
  readonly ask: (patch: Partial<PaneQuery>) => Promise<void>;
}) {
  const { id, uiContext, size, initial, kind, ask } = props;
  const [line, read, write] = useLive<TextState>(textState(initial));
  const asked = useRef({ text: initial, isUnderWay: false });
  const meant = (text: string) => parseFilter(kind, text, uiContext.session.clock);
  const problemOf = (text: string) => meant(text).wrong[0]?.problem;
  /** Updates the list after each key. While a request is pending, only the latest text is requested next. */
  const follow = async (): Promise<void> => {
    const text = problemOf(read().text) ? meant(read().text).rest : read().text;
    if (asked.current.isUnderWay || asked.current.text === text) return;
    asked.current = { text, isUnderWay: true };
    await ask({ text });
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
      // A wrong term stays on the line until it is mended, or Esc clears it.
      if (key.name === 'Enter' && problemOf(read().text)) return;
      if (['Esc', 'Ctrl+C', 'Enter', 'Down', 'Up'].includes(key.name)) return uiContext.close(id);
      const editKey = toEditKey(key);
      const next = editKey && editText(read(), editKey);
      if (next) type(next);
    },
  });
  const { t, message } = uiContext.texts;
  const problem = problemOf(line.text);
  const error = problem && message(problem);
  const height = 1 + (error ? wrap(error, Math.max(1, fieldRoom(size.columns, LABEL) - 2)).length : 1);
  return (
    <Box position='absolute' top={size.rows - height} left={0} width={size.columns} height={height}>
      <TextField
        label={t('filter.label')}
        labelWidth={LABEL}
        value={line.text}
        cursor={line.cursor}
        isFocused
        width={size.columns}
        error={error}
        hint={t('filter.hint')}
      />
    </Box>
  );
}
