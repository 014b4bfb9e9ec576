import { Box } from 'ink';
import type { ReactNode } from 'react';
import { useLive } from '../hooks/useLive.ts';
import { useKeys } from '../keys/KeyProvider.tsx';
import type { KeyPress } from '../keys/keyPress.ts';
import { Blank } from '../kit/Blank.tsx';
import { Card, type CardSection, cardLines } from '../kit/Card.tsx';
import { Pane } from '../kit/Pane.tsx';
import type { Size } from '../layouts/deskLayout.ts';

/** Lines that one notch of the wheel goes. */
const NOTCH = 3;

/** A card that fills the window and scrolls: a record in full, or the help. */
export function ScrollLayer(props: {
  readonly id: string;
  readonly title: string;
  /** What the bottom border says of the keys. */
  readonly keys: string;
  readonly sections: readonly CardSection[];
  readonly size: Size;
  /** Offered every key that does not scroll. */
  readonly onKey: (key: KeyPress) => void;
  readonly onPaste?: (text: string) => void;
  /** What is being typed, drawn over the last line; letters then do not scroll. */
  readonly typing?: ReactNode;
}) {
  const { id, title, keys, sections, size, onKey, onPaste, typing } = props;
  const [offset, read, write] = useLive(0);
  const height = size.rows - 2;
  const width = size.columns - 4;
  useKeys(id, {
    ...(onPaste ? { onPaste } : {}),
    onMouse: ({ kind }) => {
      const last = Math.max(0, cardLines(sections, width).length - height);
      const by = { click: 0, wheelUp: -NOTCH, wheelDown: NOTCH }[kind];
      write(Math.max(0, Math.min(read() + by, last)));
    },
    onKey: (key) => {
      if (typing && key.text !== null) return onKey(key);
      const last = Math.max(0, cardLines(sections, width).length - height);
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
      <Pane title={title} count={keys} width={size.columns} height={height} isFocused>
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
