import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth } from '../../src/tui/kit/text.ts';
import { slimmed } from '../../src/tui/slimOutput.ts';
import { createScreen } from '../support/screen.ts';

const [COLUMNS, ROWS] = [40, 6];
const STYLES = ['1', '2', '4', '7', '22', '24', '27', '31', '39', '41', '49', '0', '48;5;7'];

const spaces = fc.integer({ min: 1, max: 30 }).map((count) => ' '.repeat(count));
const piece = fc.oneof(
  fc.constantFrom('société', '│', 'a', '東京', '12 000,00 €', '👍🏽'),
  spaces,
  fc.constantFrom(...STYLES).map((code) => `\u001b[${code}m`),
);
/** Only chunks that fit: Ink never writes beyond the window's edge. */
function fitting(pieces: readonly string[], room: number): string {
  let used = 0;
  const kept = pieces.filter((text) => {
    const width = text.startsWith('\u001b') ? 0 : textWidth(text);
    if (used + width > room) return false;
    used += width;
    return true;
  });
  return kept.join('');
}

/** Repaints a line like Ink: from a column on, erases, writes, and resets every attribute. */
const repaint = fc
  .tuple(fc.integer({ min: 1, max: COLUMNS - 1 }), fc.array(piece, { maxLength: 8 }))
  .map(([column, pieces]) => `\u001b[${column}G\u001b[K${fitting(pieces, COLUMNS + 1 - column)}\u001b[0m\r\n`);
const line = fc.oneof(repaint, fc.constant('\u001b[E'));
const frame = fc.array(line, { maxLength: ROWS - 1 }).map((lines) => `\u001b[H${lines.join('')}`);

/** The visible result; the weight of a space is invisible. */
async function picture(frames: readonly string[]): Promise<object[]> {
  const screen = createScreen(COLUMNS, ROWS);
  screen.write('\u001b[?7l');
  for (const each of frames) screen.write(each);
  await screen.whenWritten();
  const cells = Array.from({ length: COLUMNS * ROWS }, (_, at) => screen.cell(at % COLUMNS, Math.floor(at / COLUMNS)));
  return cells.map(({ text, isBold, isDim, isColored, ...rest }) =>
    text.trim() === '' ? { text: '', ...rest, width: 1 } : { text, isBold, isDim, isColored, ...rest },
  );
}

describe('a drawing in fewer bytes', () => {
  it('gives the same picture', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 4 }), async (frames) => {
        expect(await picture(frames.map(slimmed))).toEqual(await picture(frames));
      }),
      { numRuns: 300 },
    );
  });

  it('is never longer, and skips blanks', () => {
    const card = `\u001b[73G\u001b[K${' '.repeat(47)}│\r\n`;
    expect(slimmed(card)).toBe('\u001b[73G\u001b[K\u001b[47C│\r\n');
    expect(slimmed(`${card}${'\u001b[E'.repeat(20)}`)).toContain('\u001b[20E');
    fc.assert(fc.property(frame, (drawn) => slimmed(drawn).length <= drawn.length));
  });

  it('keeps a visible space: inverse or underlined', () => {
    const inverse = `\u001b[1G\u001b[K\u001b[7m${' '.repeat(20)}\u001b[27m`;
    expect(slimmed(inverse)).toBe(inverse);
  });
});
