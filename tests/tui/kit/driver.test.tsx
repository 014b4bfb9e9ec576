import { Box, render, Text, useApp, useInput, usePaste, useWindowSize } from 'ink';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { type OpenedApp, openApp } from '../../support/driver.ts';

let app: OpenedApp | undefined;
afterEach(() => app?.close());

function Typewriter() {
  const [text, setText] = useState('');
  const { exit } = useApp();
  const { columns, rows } = useWindowSize();
  useInput((input, key) => {
    if (key.ctrl && input === 'q') exit('left');
    else if (key.escape) setText('escaped');
    else if (key.downArrow) setText((typed) => `${typed}<down>`);
    else setText((typed) => typed + input);
  });
  usePaste((pasted) => setText((typed) => `${typed}[${JSON.stringify(pasted)}]`));
  return (
    <Box width={columns} height={rows} flexDirection='column'>
      <Text>{`typed ${text}`}</Text>
      <Text inverse>inverse 👨‍👩‍👧 日本</Text>
      <Text>{`${columns}×${rows}`}</Text>
    </Box>
  );
}

const open = async () => {
  app = await openApp(
    ({ stdin, stdout, stderr }) =>
      render(<Typewriter />, {
        stdin,
        stdout,
        stderr,
        alternateScreen: true,
        incrementalRendering: true,
        maxFps: 60,
        exitOnCtrlC: false,
        patchConsole: false,
      }),
    { columns: 60, rows: 10 },
  );
  return app;
};

test('keys, typed text and pastes reach the program, and the screen can be read', async () => {
  const person = await open();
  await person.type('bonjour');
  await person.press('Down');
  await person.typeAtOnce('été');
  expect(person.text()).toContain('typed bonjour<down>été');
  await person.press('Esc', 'x');
  expect(person.text()).toContain('typed escapedx');
  await person.paste('deux\nlignes');
  expect(person.text()).toContain('["deux\\rlignes"]');
});

test('a wide character takes two columns, and attributes belong to the cell', async () => {
  const person = await open();
  expect(person.screen.find('日本')).toEqual({ x: 11, y: 1 });
  expect(person.screen.cell(11, 1)).toMatchObject({ text: '日', width: 2 });
});

test('a resize takes effect, and leaving restores the terminal', async () => {
  const person = await open();
  expect(person.screen.modes).toMatchObject({ isAlternate: true, isCursorHidden: true, isBracketedPaste: true });
  await person.resize(80, 12);
  await person.waitFor('80×12');
  expect(person.terminal.isRaw).toBe(true);
  await person.press('Ctrl+Q');
  expect(await person.exited).toBe('left');
  await person.screen.whenWritten();
  expect(person.screen.modes).toEqual({
    isAlternate: false,
    isCursorHidden: false,
    isBracketedPaste: false,
    isMouseTracked: false,
    isWrapping: true,
  });
  expect(person.terminal.isRaw).toBe(false);
});

test('a missing text fails with the screen in the message', async () => {
  const person = await open();
  await expect(person.waitFor('nothing of the kind', 100)).rejects.toThrow(/within 100 ms.*\n.*\n│typed/);
});
