import { Box, Text } from 'ink';
import { useLive } from '../hooks/useLive.ts';
import { type Binding, verdictOf } from '../keys/binding.ts';
import { toEditKey } from '../keys/editKey.ts';
import { useKeys } from '../keys/KeyProvider.tsx';
import { keyLabel } from '../keys/keyLabel.ts';
import { borderLine } from '../kit/borderLine.ts';
import { Overlay } from '../kit/Overlay.tsx';
import { bold } from '../kit/paint.ts';
import { SelectList } from '../kit/SelectList.tsx';
import { TextField } from '../kit/TextField.tsx';
import { editText, textState } from '../kit/textEditing.ts';
import type { Size } from '../layouts/deskLayout.ts';
import type { PaneContext } from '../panes/paneSpec.ts';
import type { Shell } from '../state/shell.ts';
import { pasteLine } from './pasteLine.ts';

const fold = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** A verb with the place that it belongs to. */
export interface Command {
  readonly binding: Binding<PaneContext>;
  readonly context: () => PaneContext;
  /** The place's name: a pane, or the application. */
  readonly place: string;
  /** Goes to the place where the verb works. */
  readonly enter: () => void;
}

/** Every action by its name, found by any of its words. */
export function CommandsLayer(props: {
  readonly id: string;
  readonly commands: readonly Command[];
  readonly shell: Shell;
  readonly size: Size;
}) {
  const { id, commands, shell, size } = props;
  const { texts } = shell;
  const [state, read, write] = useLive({ line: textState(''), cursor: 0 });
  const nameOf = ({ binding, place }: Command) =>
    texts.t('labelled', { label: place, value: texts.t(binding.title ?? binding.label) });
  const found = (text: string) => {
    const words = fold(text).split(/\s+/);
    return commands.filter((command) => words.every((word) => fold(nameOf(command)).includes(word)));
  };
  const run = (command: Command | undefined) => {
    if (!command) return;
    const context = command.context();
    const verdict = verdictOf(command.binding, context);
    if (!verdict.allowed) return shell.notify('refused', verdict.problem);
    shell.close(id);
    command.enter();
    shell.attempt(() => command.binding.run(context));
  };
  useKeys(id, {
    onPaste: (text) => write({ line: pasteLine(read().line, text, shell), cursor: 0 }),
    onKey: (key) => {
      const { line, cursor } = read();
      const listed = found(line.text);
      const step = { Up: -1, Down: 1, PgUp: -10, PgDn: 10, 'Shift+Tab': -1, Tab: 1 }[key.name];
      if (key.name === 'Esc' || key.name === 'Ctrl+C') return shell.close(id);
      if (key.name === 'Enter') return run(listed[cursor]);
      if (step) return write({ line, cursor: Math.max(0, Math.min(cursor + step, listed.length - 1)) });
      const editKey = toEditKey(key);
      const next = editKey && editText(line, editKey);
      if (next) write({ line: next, cursor: 0 });
    },
  });
  const listed = found(state.line.text);
  const width = Math.min(size.columns, 84);
  const height = Math.max(3, Math.min(14, size.rows - 8));
  const options = listed.map((command, place) => {
    const verdict = verdictOf(command.binding, command.context());
    const [key = ''] = command.binding.keys;
    return { key: place, label: nameOf(command), detail: keyLabel(key, texts), isDisabled: !verdict.allowed };
  });
  return (
    <Overlay columns={size.columns} rows={size.rows - 2} width={width} height={height + 3}>
      <Text aria-label={texts.t('commands.title')}>
        {bold(borderLine('top', width, texts.t('commands.title'), '', true))}
      </Text>
      <Box
        width={width}
        height={height + 1}
        flexDirection='column'
        borderStyle='single'
        borderTop={false}
        borderBottom={false}
      >
        <TextField
          label=':'
          labelWidth={1}
          value={state.line.text}
          cursor={state.line.cursor}
          isFocused
          width={width - 2}
        />
        <SelectList
          options={options}
          cursor={state.cursor}
          width={width - 2}
          height={height}
          isFocused
          emptyText={texts.t('commands.empty')}
        />
      </Box>
      <Text aria-hidden>{borderLine('bottom', width)}</Text>
    </Overlay>
  );
}
