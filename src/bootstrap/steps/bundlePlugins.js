/** What the bundle changes of the libraries: nothing that they do, only what they cost. */
import { readFileSync } from 'node:fs';

/**
 * React's inspector is for development, and heavy.
 * @type {import('esbuild').Plugin}
 */
const withoutDevtools = {
  name: 'without-devtools',
  setup(build) {
    build.onResolve({ filter: /^react-devtools-core$/ }, ({ path }) => ({ path, namespace: 'nothing' }));
    build.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'export default {};' }));
  },
};

/**
 * Zod's sentences in fifty languages: ours are in `src/i18n`.
 * @type {import('esbuild').Plugin}
 */
const withoutLanguages = {
  name: 'without-languages',
  setup(build) {
    build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: 'export {};' }));
  },
};

/**
 * Yoga, which measures the screen, holds its program as text and would fetch it from itself: the first fetch of a
 * process loads a whole HTTP client.
 * @type {import('esbuild').Plugin}
 */
const withoutFetch = {
  name: 'without-fetch',
  setup(build) {
    build.onLoad({ filter: /[\\/]yoga-wasm-base64-esm\.js$/ }, ({ path }) => ({
      contents: `const fetch = undefined;\n${readFileSync(path, 'utf8')}`,
    }));
  },
};

/**
 * Ink draws every line of the screen anew for each frame, and forgets what it knew of it: kept from frame to frame, a
 * line that has not changed is not taken apart again. What is kept depends on the text alone, so sessions may share it.
 * @type {import('esbuild').Plugin}
 */
const withKeptLines = {
  name: 'with-kept-lines',
  setup(build) {
    build.onLoad({ filter: /[\\/]ink[\\/]build[\\/]output\.js$/ }, ({ path }) => {
      let source = readFileSync(path, 'utf8');
      for (const [found, put] of KEPT_LINES) {
        if (!source.includes(found)) throw new Error(`Ink has changed: «${found}» is not in ${path} any more.`);
        source = source.replace(found, put);
      }
      return { contents: `${source}\n${KEEPER}` };
    });
  },
};

const KEEPER = `
const MOST_KEPT = 400;
let kept = new OutputCaches();
function keptCaches() {
  if (kept.styledChars.size > MOST_KEPT || kept.widths.size > 10 * MOST_KEPT) kept = new OutputCaches();
  return kept;
}
function linesOf(caches, text) {
  caches.lines ??= new Map();
  let lines = caches.lines.get(text);
  if (lines === undefined) {
    const characterLines = [[]];
    for (const character of caches.getStyledChars(text)) {
      if (character.value === '\\n') characterLines.push([]);
      else characterLines.at(-1).push(character);
    }
    lines = characterLines.map((line) => styledCharsToString(line));
    caches.lines.set(text, lines);
  }
  return lines;
}`;

/** What is found in Ink's file, and what is put in its place. */
const KEPT_LINES = /** @type {const} */ ([
  ['caches = new OutputCaches();', 'caches = keptCaches();'],
  ['for (const character of this.caches.getStyledChars(text)) {', 'for (const character of []) {'],
  ['let lines = characterLines.map(line => styledCharsToString(line));', 'let lines = linesOf(this.caches, text);'],
  // A line that is not cut is the line as it is.
  [
    'return this.sliceLineToColumns(line, from, to);',
    'return from === 0 && to === width ? line : this.sliceLineToColumns(line, from, to);',
  ],
]);

export const plugins = [withoutDevtools, withoutLanguages, withoutFetch, withKeptLines];
