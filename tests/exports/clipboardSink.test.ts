import { expect, it } from 'vitest';
import { CLIPBOARD_BYTES, clipboardSink } from '../../src/tui/panes/exports/clipboardSink.ts';

it('takes as much as a terminal does, in any number of pieces, and refuses the next byte', async () => {
  const { sink, text } = clipboardSink('74 994');
  await sink.write(Buffer.from('\ufeffé'));
  await sink.write(Buffer.alloc(CLIPBOARD_BYTES - 5, 'a'));
  expect(text()).toBe(`é${'a'.repeat(CLIPBOARD_BYTES - 5)}`);
  await expect(sink.write(Buffer.from('b'))).rejects.toMatchObject({ problem: { key: 'export.clipboardFull' } });
  // As one sequence for the terminal, with its start and end.
  expect(`\u001b]52;c;${Buffer.alloc(CLIPBOARD_BYTES).toString('base64')}\u0007`.length).toBeLessThanOrEqual(100_000);
});
