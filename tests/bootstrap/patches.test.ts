import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { applyPatch, parsePatch, reversePatch, type StructuredPatch } from 'diff';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyPatches } from '../../src/bootstrap/steps/patches.js';
import { ROOT } from '../../src/bootstrap/steps/places.js';

/** What Ink draws a frame with, as far as it is used here. */
interface Output {
  write(x: number, y: number, text: string, options: { transformers: ((line: string) => string)[] }): void;
  clip(clip: { x1: number; x2: number; y1: number; y2: number }): void;
  unclip(): void;
  get(): { output: string; height: number };
}
type OutputClass = new (size: { width: number; height: number }) => Output;

const OUTPUT = 'node_modules/ink/build/output.js';
const WIDTHS = 'node_modules/string-width/index.js';
const patches = readdirSync(join(ROOT, 'patches')).flatMap((name) =>
  parsePatch(readFileSync(join(ROOT, 'patches', name), 'utf8')),
);
const pathOf = ({ newFileName = '' }: StructuredPatch) => newFileName.replace(/^b\//, '');

/** A folder in which the libraries are as they were published. It resolves all others to those of the project. */
let unpatched: string;
beforeAll(() => {
  mkdirSync(join(ROOT, 'node_modules/.cache'), { recursive: true });
  unpatched = mkdtempSync(join(ROOT, 'node_modules/.cache/unpatched-'));
  cpSync(join(ROOT, 'patches'), join(unpatched, 'patches'), { recursive: true });
  for (const patch of patches) {
    const path = pathOf(patch);
    const original = applyPatch(readFileSync(join(ROOT, path), 'utf8'), reversePatch(patch));
    if (original === false) throw new Error(`${path} is not patched.`);
    mkdirSync(dirname(join(unpatched, path)), { recursive: true });
    writeFileSync(join(unpatched, path), original);
    const name = path.split('/').slice(0, 2).join('/');
    cpSync(join(ROOT, name, 'package.json'), join(unpatched, name, 'package.json'));
  }
});
afterAll(() => rmSync(unpatched, { recursive: true, force: true }));

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

describe('the patched Ink', () => {
  it('draws what Ink draws, frame after frame', async () => {
    const Original = (await import(join(unpatched, OUTPUT))).default as OutputClass;
    const Patched = (await import(join(ROOT, OUTPUT))).default as OutputClass;
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 8 }), { minLength: 1, maxLength: 4 }), (frames) => {
        // Every frame twice: the second time from what was kept.
        for (const steps of [...frames, ...frames]) expect(draw(Patched, steps)).toBe(draw(Original, steps));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the patched string-width', () => {
  it('measures what string-width measures', async () => {
    const original = (await import(join(unpatched, WIDTHS))).default as typeof stringWidth;
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (value) => {
        expect(stringWidth(value)).toBe(original(value));
      }),
      { numRuns: 5000 },
    );
  });
});

describe('applyPatches', () => {
  it('patches the published libraries, and leaves patched ones as they are', async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      await applyPatches(unpatched);
      for (const patch of patches) {
        const path = pathOf(patch);
        expect(readFileSync(join(unpatched, path), 'utf8')).toBe(readFileSync(join(ROOT, path), 'utf8'));
      }
    }
  });

  it('stops with the name of the patch where a library has changed', async () => {
    writeFileSync(join(unpatched, OUTPUT), 'export default class Output {}\n');
    await expect(applyPatches(unpatched)).rejects.toThrow(/patches\/ink\+8\.0\.0\.patch/);
  });
});
