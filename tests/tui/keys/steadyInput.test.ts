import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { steadyInput } from '../../../src/tui/keys/steadyInput.ts';

function terminal() {
  const source = new PassThrough();
  const input = steadyInput(source as unknown as NodeJS.ReadStream);
  const pieces: string[] = [];
  input.on('data', (piece: Buffer) => pieces.push(piece.toString()));
  return { source, pieces };
}

it('hands on an arrow key whole that arrives in pieces', async () => {
  const { source, pieces } = terminal();
  source.write('a\u001b');
  source.write('[');
  source.write('B');
  await expect.poll(() => pieces).toEqual(['a', '\u001b[B']);
});

it('hands on a lone Escape once nothing has followed it', async () => {
  const { source, pieces } = terminal();
  source.write('\u001b');
  await expect.poll(() => pieces).toEqual(['\u001b']);
});

it('keeps a character whole whose bytes arrive apart', async () => {
  const { source, pieces } = terminal();
  const bytes = Buffer.from('é');
  source.write(bytes.subarray(0, 1));
  source.write(bytes.subarray(1));
  await expect.poll(() => pieces).toEqual(['é']);
});
