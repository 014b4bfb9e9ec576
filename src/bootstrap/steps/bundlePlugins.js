/** What the bundle changes of the libraries: nothing that they do, only what they cost. */
import { readFileSync } from 'node:fs';
import { databaseLibraries } from './databaseLibraries.js';

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

/** Matches what may take no column, or two, or join with its neighbour. */
const NOT_PLAIN = '/[^ -~\\u00a0-\\u00ac\\u00ae-\\u024f\\u2010-\\u2027\\u202f-\\u205e\\u20a0-\\u20bf\\u2500-\\u257f]/';

/**
 * What stands in a line of ours besides ASCII takes one column as well and joins with nothing: letters of the west,
 * punctuation, currencies, frames. The library looks at each of them by itself, for every line of every frame.
 * @type {import('esbuild').Plugin}
 */
const withPlainWidths = {
  name: 'with-plain-widths',
  setup(build) {
    build.onLoad({ filter: /[\\/]string-width[\\/]index\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const found = 'return nonAsciiOrControlRegex.test(string)';
      if (!source.includes(found)) throw new Error(`string-width has changed: «${found}» is not in ${path} any more.`);
      return { contents: `${source.replace(found, `return ${NOT_PLAIN}.test(string)`)}` };
    });
  },
};

/**
 * The text of what is loaded stays in memory. In the largest files nothing asks for a function by its name, so that the
 * names within them may be short.
 * @type {import('esbuild').Plugin}
 */
const withShortNames = {
  name: 'with-short-names',
  setup(build) {
    const large =
      /[\\/](lodash[\\/]lodash|moment[\\/]moment|react-reconciler\.production|(sequelize[\\/]lib|zod[\\/]v4|i18next)[\\/].*)\.js$/;
    build.onLoad({ filter: large }, async ({ path }) => {
      const { code } = await build.esbuild.transform(readFileSync(path, 'utf8'), { minify: true });
      return { contents: code };
    });
  },
};

/**
 * Ink draws every row of the screen anew for each frame, character by character, and forgets what it knew of it: kept
 * from one frame to the next, a row that has not changed is not drawn again. What is kept depends on what is written
 * alone, so sessions may share it.
 * @type {import('esbuild').Plugin}
 */
const withKeptRows = {
  name: 'with-kept-rows',
  setup(build) {
    build.onLoad({ filter: /[\\/]ink[\\/]build[\\/]output\.js$/ }, ({ path }) => {
      let source = readFileSync(path, 'utf8').replaceAll(/\n +/g, '\n');
      for (const [found, put] of KEPT_ROWS) {
        if (!source.includes(found)) throw new Error(`Ink has changed: «${found}» is not in ${path} any more.`);
        source = source.replace(found, put);
      }
      return { contents: `${source}\n${KEEPER}` };
    });
  },
};

const KEEPER = `
let last = new OutputCaches();
function keptCaches() {
  const caches = new OutputCaches();
  caches.before = last;
  last.before = undefined;
  last = caches;
  return caches;
}
function kept(caches, name, key, make) {
  const mine = (caches[name] ??= new Map());
  let found = mine.get(key);
  if (found === undefined) {
    found = caches.before?.[name]?.get(key) ?? make();
    mine.set(key, found);
  }
  return found;
}
const isPlain = (text) => !${NOT_PLAIN}.test(text);
function linesOf(caches, text) {
  const plain = text.split('\\n');
  if (plain.every(isPlain)) return plain;
  const lines = [[]];
  for (const character of caches.getStyledChars(text)) {
    if (character.value === '\\n') lines.push([]);
    else lines.at(-1).push(character);
  }
  return lines.map((line) => styledCharsToString(line));
}
const cells = new Map();
const cellOf = (value) => {
  if (!cells.has(value)) cells.set(value, { type: 'char', value, fullWidth: false, styles: [] });
  return cells.get(value);
};
const charactersOf = (caches, line) => (isPlain(line) ? Array.from(line, cellOf) : caches.getStyledChars(line));
const keyOf = ({ width }, writes) => writes.reduce((key, { x, line }) => key + x + ' ' + line + '\\n', width + '\\n');
function rowOf(output, writes) {
  let row = '';
  for (const { x, line } of writes) {
    if (x < row.length || !isPlain(line)) return styledRowOf(output, writes);
    row = row.padEnd(x) + line;
  }
  return row.trimEnd();
}
function styledRowOf(output, writes) {
  const drawn = new Array(output.width).fill(cellOf(' '));
  output.draw(drawn, writes);
  return styledCharsToString(drawn.filter((cell) => cell !== undefined)).trimEnd();
}`;

/** What is found in Ink's file, indented or not, and what is put in its place. */
const KEPT_ROWS = /** @type {const} */ ([
  ['caches = new OutputCaches();', 'caches = keptCaches();'],
  ['for (const character of this.caches.getStyledChars(text)) {', 'for (const character of []) {'],
  [
    'let lines = characterLines.map(line => styledCharsToString(line));',
    "let lines = kept(this.caches, 'lines', text, () => linesOf(this.caches, text));",
  ],
  // A line that is not cut is the line as it is.
  [
    'return this.sliceLineToColumns(line, from, to);',
    'return from === 0 && to === width ? line : this.sliceLineToColumns(line, from, to);',
  ],
  // What is written in a row is first gathered, ...
  [
    "const row = [];\nfor (let x = 0; x < this.width; x++) {\nrow.push({\ntype: 'char',\nvalue: ' ',\nfullWidth: false,\nstyles: [],\n});\n}\noutput.push(row);",
    'output.push([]);',
  ],
  [
    'const characters = this.caches.getStyledChars(line);',
    'currentLine.push({ x, line });\n}\n}\ndraw(currentLine, writes) {\nfor (const { x, line } of writes) {\nconst characters = charactersOf(this.caches, line);',
  ],
  // ... then drawn, unless it was in the frame before.
  [
    'const lineWithoutEmptyItems = line.filter(item => item !== undefined);\nreturn styledCharsToString(lineWithoutEmptyItems).trimEnd();',
    "return kept(this.caches, 'rows', keyOf(this, line), () => rowOf(this, line));",
  ],
]);

export const plugins = [
  withoutDevtools,
  withoutLanguages,
  withoutFetch,
  withKeptRows,
  withPlainWidths,
  ...databaseLibraries,
  withShortNames,
];
