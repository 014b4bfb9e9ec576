import { Box } from 'ink';
import type { ReactNode } from 'react';
import { useKeys } from '../keys/KeyProvider.tsx';
import type { KeyPress } from '../keys/keyPress.ts';
import { Blank } from '../kit/Blank.tsx';
import { Card, type CardSection, cardLines, moreMarks } from '../kit/Card.tsx';
import { Pane } from '../kit/Pane.tsx';
import type { Size } from '../kit/size.ts';
import { useLive } from '../kit/useLive.ts';

/** Lines per notch of the mouse wheel. */
const NOTCH = 3;

/** A card that fills the window and scrolls: a full record, or the help. */
export function ScrollLayer(props: {
  readonly id: string;
  readonly title: string;
  /** Key hints in the bottom border. */
  readonly keys: string;
  readonly sections: readonly CardSection[];
  /** Title of the section shown first, until the user scrolls. Default: the first section. */
  readonly startAt?: string | undefined;
  readonly size: Size;
  /** Receives every key that does not scroll. */
  readonly onKey: (key: KeyPress) => void;
  readonly onPaste?: (text: string) => void;
  /** The text under edit, drawn over the last line. Letters then do not scroll. */
  readonly typing?: ReactNode;
}) {
  const { id, title, keys, sections, startAt, size, onKey, onPaste, typing } = props;
  /** Null until the user scrolls. */
  const [scrolled, readScrolled, write] = useLive<number | null>(null);
  const height = size.rows - 2;
  const width = size.columns - 4;
  const lines = cardLines(sections, width);
  const last = Math.max(0, lines.length - height);
  const start = lines.findIndex(({ kind, text }) => kind === 'title' && text.trimEnd() === startAt);
  const read = () => Math.min(readScrolled() ?? Math.max(0, start), last);
  const offset = Math.min(scrolled ?? Math.max(0, start), last);
  useKeys(id, {
    ...(onPaste ? { onPaste } : {}),
    onMouse: ({ kind }) => {
      const by = { click: 0, wheelUp: -NOTCH, wheelDown: NOTCH }[kind];
      write(Math.max(0, Math.min(read() + by, last)));
    },
    onKey: (key) => {
      if (typing && key.text !== null) return onKey(key);
      const moves: Readonly<Record<string, number>> = {
        Up: -1,
        k: -1,
        Down: 1,
        j: 1,
        PgUp: -height,
        'Ctrl+U': -height,
        PgDn: height,
        'Ctrl+D': height,
        Home: -last,
        g: -last,
        End: last,
        G: last,
      };
      const by = moves[key.name];
      if (by === undefined) onKey(key);
      else write(Math.max(0, Math.min(read() + by, last)));
    },
  });
  return (
    <Box position='absolute' top={0} left={0}>
      <Pane
        title={title}
        count={keys}
        width={size.columns}
        height={height}
        isFocused
        foot={moreMarks(offset, height, lines.length)}
      >
        <Blank width={size.columns - 2} height={height} />
        <Box position='absolute' left={1}>
          <Card sections={sections} width={width} height={height} offset={offset} />
        </Box>
      </Pane>
      {typing ? (
        <Box position='absolute' top={height} left={0} width={size.columns}>
          {typing}
        </Box>
      ) : null}
    </Box>
  );
}
