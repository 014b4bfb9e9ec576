import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plugins } from '../../src/bootstrap/steps/bundlePlugins.js';

/** What Ink draws a frame with, as far as it is used here. */
interface Output {
  write(x: number, y: number, text: string, options: { transformers: ((line: string) => string)[] }): void;
  clip(clip: { x1: number; x2: number; y1: number; y2: number }): void;
  unclip(): void;
  get(): { output: string; height: number };
}
type OutputClass = new (size: { width: number; height: number }) => Output;

const PATH = join(dirname(createRequire(import.meta.url).resolve('ink')), 'output.js');

async function bundled(): Promise<OutputClass> {
  const { outputFiles } = await build({
    entryPoints: [PATH],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    plugins,
  });
  const text = outputFiles[0]?.text ?? '';
  return (await import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`)).default;
}

const WIDTH = 24;
const HEIGHT = 5;

const styled = (open: number, close: number) => (text: string) => `\u001b[${open}m${text}\u001b[${close}m`;
const piece = fc
  .tuple(
    fc.constantFrom(
      'a',
      'été',
      ' ',
      '│ ─',
      '漢字',
      '👩‍👩‍👧',
      'e\u0301',
      '\u200b',
      '1\u202f000 €',
      'x'.repeat(30),
      '\n',
      '',
    ),
    fc.constantFrom((text: string) => text, styled(1, 22), styled(2, 22), styled(31, 39), styled(7, 27)),
  )
  .map(([text, style]) => style(text));
const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
const place = { x: fc.integer({ min: -3, max: WIDTH }), y: fc.integer({ min: -1, max: HEIGHT }) };
const step = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), ...place, text }),
  fc.record({ kind: fc.constant('clip' as const), ...place, width: fc.integer({ max: WIDTH, min: 0 }) }),
);

function draw(Drawer: OutputClass, steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]): string {
  const output = new Drawer({ width: WIDTH, height: HEIGHT });
  for (const one of steps) {
    if (one.kind === 'write') output.write(one.x, one.y, one.text, { transformers: [] });
    else output.clip({ x1: one.x, x2: one.x + one.width, y1: one.y, y2: one.y + 3 });
  }
  return output.get().output;
}

describe('Ink as it is bundled', () => {
  it('draws what Ink draws, frame after frame', async () => {
    const [Theirs, Ours] = [(await import(PATH)).default as OutputClass, await bundled()];
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 8 }), { minLength: 1, maxLength: 4 }), (frames) => {
        // Every frame twice: the second time from what was kept.
        for (const steps of [...frames, ...frames]) expect(draw(Ours, steps)).toBe(draw(Theirs, steps));
      }),
      { numRuns: 2000 },
    );
  });
});
