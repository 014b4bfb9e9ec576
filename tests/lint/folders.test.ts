import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { parseAst } from 'vitest/node';

const SOURCE = new URL('../../src', import.meta.url).pathname;

/** Every file that is imported, by declarations, types and calls of the syntax tree. */
function importsOf(code: string, path: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('source' in node && typeof node.source === 'object' && node.source !== null && 'value' in node.source) {
      found.push(String(node.source.value));
    }
    for (const part of Object.values(node)) visit(part);
  };
  visit(parseAst(code, { lang: /\.tsx$/.test(path) ? 'tsx' : /\.ts$/.test(path) ? 'ts' : 'js' }));
  return found.filter((name) => name.startsWith('.'));
}

const folderOf = (path: string): string => path.split('/')[0] ?? '';

/** The folders of `root` that each folder imports from, with the importing files. */
function foldersImported(root: string): Map<string, Map<string, string[]>> {
  const graph = new Map<string, Map<string, string[]>>();
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(tsx?|js)$/.test(name),
  )) {
    for (const name of importsOf(readFileSync(join(root, path), 'utf8'), path)) {
      const target = relative(root, join(root, dirname(path), name));
      const [from, to] = [folderOf(path), folderOf(target)];
      if (from === to || target.startsWith('..')) continue;
      const targets = graph.get(from) ?? new Map<string, string[]>();
      graph.set(from, targets.set(to, [...(targets.get(to) ?? []), `${path} imports ${target}`]));
    }
  }
  return graph;
}

const graph = foldersImported(SOURCE);
const screen = foldersImported(join(SOURCE, 'tui'));

/** Pairs of folders that import each other, directly or through others. */
function circlesIn(folders: typeof graph): string[] {
  const reach = (from: string, seen = new Set<string>()): Set<string> => {
    for (const to of folders.get(from)?.keys() ?? []) if (!seen.has(to)) reach(to, seen.add(to));
    return seen;
  };
  return [...folders].flatMap(([from, targets]) =>
    [...targets].flatMap(([to, files]) => (reach(to).has(from) ? files : [])),
  );
}

test('the imports are found', () => {
  expect([...(graph.get('main.tsx') ?? new Map()).keys()].sort()).toEqual(['cli', 'tui']);
  expect(graph.get('services')?.get('policies')?.length ?? 0).toBeGreaterThan(10);
  expect(
    importsOf("type T = import('./a.ts').A; const b = () => import('./b.ts'); export type { C } from './c.ts'", 'x.ts'),
  ).toEqual(['./a.ts', './b.ts', './c.ts']);
});

test('no folder of src is part of an import cycle', () => {
  expect(circlesIn(graph)).toEqual([]);
});

test('only the file that composes the application is directly in src', () => {
  const files = readdirSync(SOURCE, { withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.map(({ name }) => name)).toEqual(['main.tsx']);
});

/** Each folder imports only from those before it; the files that start the screen are above them all. */
const SCREEN = ['kit', 'state', 'keys', 'dialogs', 'panes', 'screen'];

test('the folders of the screen import in one direction', () => {
  const folders = [...screen.keys()].filter((name) => !/\.tsx?$/.test(name));
  expect(folders.sort()).toEqual(SCREEN.slice(1).sort());
  const back = [...screen].flatMap(([from, targets]) =>
    [...targets].flatMap(([to, files]) =>
      SCREEN.indexOf(to) < SCREEN.indexOf(from) || !SCREEN.includes(from) ? [] : files,
    ),
  );
  expect(back).toEqual([]);
  expect(screen.get('screen')?.get('panes')?.length ?? 0).toBeGreaterThan(10);
});
