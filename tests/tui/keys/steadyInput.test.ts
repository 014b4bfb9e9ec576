import { PassThrough } from 'node:stream';
import { afterEach, expect, it, vi } from 'vitest';
import { steadyInput } from '../../../src/tui/keys/steadyInput.ts';
import { createBusy } from '../../../src/tui/state/busy.ts';

afterEach(() => void vi.useRealTimers());

function terminal() {
  const source = new PassThrough();
  const input = steadyInput(source as unknown as NodeJS.ReadStream, createBusy());
  const pieces: string[] = [];
  input.on('data', (piece: Buffer) => pieces.push(piece.toString()));
  return { source, pieces };
}

it('passes on an arrow key whole that arrives in chunks', async () => {
  const { source, pieces } = terminal();
  source.write('a\u001b');
  source.write('[');
  source.write('B');
  await expect.poll(() => pieces).toEqual(['a', '\u001b[B']);
});

it('passes on a lone Escape after the timeout, as a key that takes none of the next ones for its own', async () => {
  const { source, pieces } = terminal();
  source.write('\u001b');
  await expect.poll(() => pieces.join('')).toBe('\u001b[27u');
  source.write('/');
  await expect.poll(() => pieces.join('')).toBe('\u001b[27u/');
});

it('keeps a character whole whose bytes arrive separately', async () => {
  const { source, pieces } = terminal();
  const bytes = Buffer.from('é');
  source.write(bytes.subarray(0, 1));
  source.write(bytes.subarray(1));
  await expect.poll(() => pieces).toEqual(['é']);
});

const REPORT = '\u001b[<65;120;33M';
const inPaste = (text: string) => `\u001b[200~${text}\u001b[201~`;

it('passes on a mouse report whole, wherever it is split, and however late the rest arrives', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  for (let cut = 3; cut < REPORT.length; cut += 1) {
    const { source, pieces } = terminal();
    source.write(`j${REPORT.slice(0, cut)}`);
    vi.advanceTimersByTime(60_000);
    source.write(`${REPORT.slice(cut)}k`);
    await expect.poll(() => pieces.join('')).toBe(`j${inPaste(REPORT)}k`);
  }
});

it('drops the rest of a report whose Escape was already passed on', async () => {
  for (const [cut, passedOn] of [
    [1, '\u001b[27u'],
    [2, '\u001b['],
  ] as const) {
    const { source, pieces } = terminal();
    source.write(REPORT.slice(0, cut));
    await expect.poll(() => pieces).toEqual([passedOn]);
    source.write(REPORT.slice(cut, 6));
    source.write(REPORT.slice(6));
    source.write('5;3M');
    await expect.poll(() => pieces.join('')).toBe(`${passedOn}5;3M`);
  }
});

it('keeps text that looks like a report inside a paste', async () => {
  const { source, pieces } = terminal();
  const pasted = inPaste(`a${REPORT}b`);
  source.write(pasted.slice(0, 4));
  source.write(pasted.slice(4, 12));
  source.write(`${pasted.slice(12)}${REPORT}`);
  await expect.poll(() => pieces.join('')).toBe(pasted + inPaste(REPORT));
});
