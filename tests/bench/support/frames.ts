import { createScreen, type Screen } from '../../support/screen.ts';
import type { Program } from './program.ts';

/** Chunks that are closer to each other than this, in milliseconds, belong to one frame. */
const APART = 3;

/**
 * Draws the output again, frame by frame, after the measurement.
 * @param from the chunk at which the first returned frame begins
 */
export async function replay(
  { chunks }: Pick<Program, 'chunks'>,
  from: number,
  onFrame: (frame: { readonly at: number; readonly screen: Screen }) => void,
): Promise<void> {
  const screen = createScreen(120, 40);
  for (const { data } of chunks.slice(0, from)) screen.write(data);
  for (let place = from; place < chunks.length; place += 1) {
    const chunk = chunks[place];
    if (!chunk) break;
    screen.write(chunk.data);
    const next = chunks[place + 1];
    if (next && next.at - chunk.at < APART) continue;
    await screen.whenWritten();
    onFrame({ at: chunk.at, screen });
  }
}
