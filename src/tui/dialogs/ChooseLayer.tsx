import { Box, Text } from 'ink';
import { use, useEffect } from 'react';
import { useKeys } from '../keys/KeyProvider.tsx';
import type { KeyPress } from '../keys/keyPress.ts';
import { borderLine } from '../kit/borderLine.ts';
import { withSign } from '../kit/marks.ts';
import { Overlay } from '../kit/Overlay.tsx';
import { PaletteContext } from '../kit/PaletteContext.ts';
import { SelectList, selectListHeight } from '../kit/SelectList.tsx';
import type { Size } from '../kit/size.ts';
import { textWidth } from '../kit/text.ts';
import { useLive } from '../kit/useLive.ts';
import type { ChoiceOption, ChooseSpec, UiContext } from '../state/uiContext.ts';
import { useWaiting } from '../state/useWaiting.ts';

function step(key: KeyPress, cursor: number, count: number, page: number): number {
  const moves: Readonly<Record<string, number>> = { Up: -1, k: -1, Down: 1, j: 1, PgUp: -page, PgDn: page };
  const to = { Home: 0, g: 0, End: count - 1, G: count - 1 }[key.name] ?? cursor + (moves[key.name] ?? 0);
  return Math.max(0, Math.min(to, count - 1));
}

/** Usual width of the list, and the columns of its frame and marks. */
const USUAL_WIDTH = 90;
const AROUND = 6;

/** A list to choose one item from. Each line shows what speaks for or against the item. */
export function ChooseLayer<T>(props: {
  readonly id: string;
  readonly spec: ChooseSpec<T>;
  readonly uiContext: UiContext;
  readonly size: Size;
}) {
  const { id, spec, uiContext, size } = props;
  const palette = use(PaletteContext);
  const { t, message } = uiContext.texts;
  const [options, readOptions, setOptions] = useLive<readonly ChoiceOption<T>[] | null>(null);
  const [cursor, readCursor, setCursor] = useLive(0);
  const waiting = useWaiting(options === null, uiContext.texts, 'pane.loading');
  useEffect(() => {
    let isOpen = true;
    uiContext.attempt(async () => {
      try {
        const listed = await spec.options();
        if (!isOpen) return;
        setCursor(
          Math.max(
            0,
            listed.findIndex((option) => option.isCurrent),
          ),
        );
        setOptions(listed);
      } catch (error) {
        if (!isOpen) return;
        uiContext.close(id);
        throw error;
      }
    });
    return () => {
      isOpen = false;
    };
  }, [spec, uiContext, id, setOptions, setCursor]);
  const keys = `${t('key.Enter')} ${t('keys.choose')} · ${t('key.Esc')} ${t('keys.cancel')}`;
  const list = (options ?? []).map(({ label, detail, look, problem: refusal }, place) => ({
    key: place,
    label,
    ...(detail === undefined ? {} : { detail }),
    isDisabled: refusal !== undefined,
    look,
  }));
  const widest = Math.max(
    0,
    ...list.map(({ label, detail = '', look }) => textWidth(withSign(label, look)) + textWidth(detail)),
  );
  const width = Math.min(size.columns, Math.max(USUAL_WIDTH, widest + AROUND));
  const lines = selectListHeight(list, width - 2);
  const height = Math.max(1, Math.min(lines, size.rows - 8));
  const isLonger = lines > height;
  useKeys(id, {
    // Keys typed ahead wait until the list is loaded.
    isBlocked: () => readOptions() === null,
    onKey: (key) => {
      if (key.name === 'Esc' || key.name === 'Ctrl+C') return uiContext.close(id);
      const listed = readOptions();
      const chosen = listed?.[readCursor()];
      if (key.name === 'Enter' && chosen) {
        if (chosen.problem) return uiContext.notify('refused', chosen.problem);
        uiContext.close(id);
        return uiContext.attempt(() => spec.onChosen(chosen.value));
      }
      setCursor(step(key, readCursor(), listed?.length ?? 0, height));
    },
  });
  return (
    <Overlay columns={size.columns} rows={size.rows - 2} width={width} height={height + 2}>
      <Text aria-label={message(spec.title)}>
        {palette.focus(borderLine('top', width, message(spec.title), '', true))}
      </Text>
      <Box width={width} height={height} borderStyle='single' borderTop={false} borderBottom={false}>
        <SelectList
          options={list}
          cursor={cursor}
          width={width - 2}
          height={height}
          isFocused
          isWhole
          emptyText={options ? message(spec.empty) : (waiting ?? t('pane.loading'))}
        />
      </Box>
      <Text aria-label={keys}>{borderLine('bottom', width, keys, isLonger ? '▾' : '')}</Text>
    </Overlay>
  );
}
