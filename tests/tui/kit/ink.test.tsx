import fc from 'fast-check';
import { Box, render, Text } from 'ink';
import { expect, test } from 'vitest';
import { fitText } from '../../../src/tui/kit/text.ts';
import { createFakeTerminal } from '../../support/fakeTerminal.ts';
import { naughtyString } from './naughty.ts';

test('Ink measures like the kit: the text after a fitted text starts in its column', async () => {
  const { stdin, stdout, screen } = createFakeTerminal({ columns: 60, rows: 14 });
  const draw = (texts: readonly string[]) => (
    <Box flexDirection='column'>
      {texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity
        <Box key={index}>
          <Text>{`${fitText(text, 40)}|`}</Text>
          <Text>#</Text>
        </Box>
      ))}
    </Box>
  );
  const ink = render(draw([]), {
    stdin,
    stdout,
    alternateScreen: true,
    incrementalRendering: true,
    patchConsole: false,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(naughtyString, { minLength: 10, maxLength: 10 }), async (texts) => {
      ink.rerender(draw(texts));
      await ink.waitUntilRenderFlush();
      await screen.whenWritten();
      for (const y of texts.keys()) {
        expect([texts[y], screen.cell(40, y).text, screen.cell(41, y).text]).toEqual([texts[y], '|', '#']);
      }
    }),
  );
  ink.unmount();
  await ink.waitUntilExit();
});
