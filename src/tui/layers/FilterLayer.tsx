import { Box } from 'ink';
import { useEffect } from 'react';
import { useLive } from '../hooks/useLive.ts';
import { toEditKey } from '../keys/editKey.ts';
import { useKeys } from '../keys/KeyProvider.tsx';
import { TextField } from '../kit/TextField.tsx';
import { editText, type TextState, textState } from '../kit/textEditing.ts';
import type { Size } from '../layouts/deskLayout.ts';
import type { PaneQuery } from '../state/pane.ts';
import type { Shell } from '../state/shell.ts';
import { pasteLine } from './pasteLine.ts';

/** How long typing rests before the list is asked for, in milliseconds. */
const ASK_AFTER = 120;

/** The line that is typed after `/`: the list follows while one types. */
export function FilterLayer(props: {
  readonly id: string;
  readonly shell: Shell;
  readonly size: Size;
  readonly initial: string;
  readonly ask: (patch: Partial<PaneQuery>) => Promise<void>;
}) {
  const { id, shell, size, initial, ask } = props;
  const [line, read, write] = useLive<TextState>(textState(initial));
  const [asked, readAsked, writeAsked] = useLive(initial);
  const askFor = (text: string) => {
    if (text === readAsked()) return;
    writeAsked(text);
    shell.attempt(() => ask({ text }));
  };
  useEffect(() => {
    if (line.text === asked) return;
    const timer = setTimeout(() => askFor(line.text), ASK_AFTER);
    return () => clearTimeout(timer);
  });
  useKeys(id, {
    onPaste: (text) => write(pasteLine(read(), text, shell)),
    onKey: (key) => {
      if (key.name === 'Esc' || key.name === 'Ctrl+C') askFor('');
      if (key.name === 'Enter' || key.name === 'Down') askFor(read().text);
      if (['Esc', 'Ctrl+C', 'Enter', 'Down', 'Up'].includes(key.name)) return shell.close(id);
      const editKey = toEditKey(key);
      const next = editKey && editText(read(), editKey);
      if (next) write(next);
    },
  });
  const { t } = shell.texts;
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
