import { Box, Text } from 'ink';
import { use, useEffect, useMemo, useRef, useState } from 'react';
import { type FoundRecord, findRecords } from '../../services/lists/findRecords.ts';
import { pasteLine } from '../dialogs/pasteLine.ts';
import { verdictOf } from '../keys/binding.ts';
import { toEditKey } from '../keys/editKey.ts';
import { useKeys } from '../keys/KeyProvider.tsx';
import { borderLine } from '../kit/borderLine.ts';
import { Overlay } from '../kit/Overlay.tsx';
import { PaletteContext } from '../kit/PaletteContext.ts';
import { SelectList } from '../kit/SelectList.tsx';
import type { Size } from '../kit/size.ts';
import { TextField } from '../kit/TextField.tsx';
import { editText, type TextState, textState } from '../kit/textEditing.ts';
import { useLive } from '../kit/useLive.ts';
import type { UiContext } from '../state/uiContext.ts';
import { useWaiting } from '../state/useWaiting.ts';
import { type Command, type Hit, hitOption, hitsOf, keyOf } from './commandHits.ts';
import { createRecordFinder } from './recordFinder.ts';

const MAX_RECORDS = 30;

interface Typed {
  readonly line: TextState;
  /** The hit chosen with the arrow keys; null for the first one. */
  readonly chosen: string | null;
  /** True if Enter was pressed before the answer arrived. */
  readonly isWaiting: boolean;
}

/** Searches every action by any word of its name, and clients, contracts and events by name or id. */
export function CommandsLayer(props: {
  readonly id: string;
  readonly commands: readonly Command[];
  readonly uiContext: UiContext;
  readonly size: Size;
  readonly onRecord: (found: FoundRecord) => void;
}) {
  const { id, commands, uiContext, size, onRecord } = props;
  const palette = use(PaletteContext);
  const { texts } = uiContext;
  const [state, read, write] = useLive<Typed>({ line: textState(''), chosen: null, isWaiting: false });
  const [, setAnswers] = useState(0);
  const textOf = (line: TextState) => line.text.trim();
  const hits = (line: TextState) => hitsOf(textOf(line), commands, finder.found(textOf(line)) ?? [], texts);
  const place = (listed: readonly Hit[], { chosen }: Typed) =>
    Math.max(0, chosen === null ? 0 : listed.findIndex((hit) => keyOf(hit) === chosen));

  const runHit = (hit: Hit | undefined) => {
    if (!hit) return uiContext.notify('refused', { key: 'commands.empty' });
    if (hit.kind === 'record') {
      uiContext.close(id);
      return onRecord(hit.found);
    }
    const { binding, context: contextOf, enter } = hit.command;
    const context = contextOf();
    const verdict = verdictOf(binding, context);
    if (!verdict.allowed) {
      // The key that asks for the action is meant for the screen, not for the words typed here.
      if (verdict.asking) uiContext.close(id);
      return uiContext.notify('refused', verdict.problem, verdict.asking);
    }
    uiContext.close(id);
    enter();
    uiContext.attempt(() => (binding.show ?? binding.run)(context));
  };

  const onAnswer = () => {
    setAnswers((count) => count + 1);
    const typed = read();
    if (!typed.isWaiting) return;
    write({ ...typed, isWaiting: false });
    runHit(hits(typed.line)[0]);
  };
  const latest = useRef(onAnswer);
  const finder = useMemo(() => {
    const find = (text: string) => uiContext.busy.during(findRecords(uiContext.session, text, MAX_RECORDS));
    const onFailure = (error: unknown) => uiContext.notify('failed', uiContext.describe(error));
    return createRecordFinder(find, () => latest.current(), onFailure);
  }, [uiContext]);
  latest.current = onAnswer;
  useEffect(() => () => finder.stop(), [finder]);

  const type = (line: TextState) => {
    write({ line, chosen: null, isWaiting: false });
    finder.look(textOf(line));
  };

  /** Enter waits for the first hit, unless the words clearly name an action. */
  const enter = () => {
    const typed = read();
    const listed = hits(typed.line);
    const hit = listed[place(listed, typed)];
    const isKnown = finder.found(textOf(typed.line)) !== null;
    const isSure = hit?.kind === 'command' && hit.isSure;
    if (isKnown || isSure || typed.chosen !== null) return runHit(hit);
    write({ ...typed, isWaiting: true });
  };

  useKeys(id, {
    isBlocked: () => read().isWaiting,
    onPaste: (text) => type(pasteLine(read().line, text, uiContext)),
    onKey: (key) => {
      const typed = read();
      const step = { Up: -1, Down: 1, PgUp: -10, PgDn: 10, 'Shift+Tab': -1, Tab: 1 }[key.name];
      if (key.name === 'Esc' || key.name === 'Ctrl+C') return uiContext.close(id);
      if (key.name === 'Enter') return enter();
      if (step) {
        const listed = hits(typed.line);
        const to = listed[Math.max(0, Math.min(place(listed, typed) + step, listed.length - 1))];
        return write({ ...typed, chosen: to ? keyOf(to) : null });
      }
      const editKey = toEditKey(key);
      const next = editKey && editText(typed.line, editKey);
      if (next) type(next);
    },
  });

  const listed = hits(state.line);
  const isSearching = finder.found(textOf(state.line)) === null;
  const searching = useWaiting(isSearching, texts, 'commands.searching') ?? '';
  const width = Math.min(size.columns, 84);
  const height = Math.max(3, Math.min(14, size.rows - 8));
  return (
    <Overlay columns={size.columns} rows={size.rows - 2} width={width} height={height + 3}>
      <Text aria-label={texts.t('commands.title')}>
        {palette.focus(borderLine('top', width, texts.t('commands.title'), searching, true))}
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
          options={listed.map((hit) => hitOption(hit, texts))}
          cursor={place(listed, state)}
          width={width - 2}
          height={height}
          isFocused
          emptyText={isSearching ? searching : texts.t('commands.empty')}
        />
      </Box>
      <Text aria-hidden>{borderLine('bottom', width)}</Text>
    </Overlay>
  );
}
