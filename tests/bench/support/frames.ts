import { createScreen, type Screen } from '../../support/screen.ts';
import type { Program } from './program.ts';

/** Pieces of output nearer to each other than this are one frame, in milliseconds. */
const APART = 3;

/**
 * Draws everything once more, frame by frame, now that nobody waits for it.
 * @param from the chunk that the first frame told of begins with
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
