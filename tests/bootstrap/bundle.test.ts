import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const STEP = new URL('../../src/bootstrap/steps/bundle.js', import.meta.url).href;
const CACHE = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url));

const run = promisify(execFile);

let folder: string;
/** The bundler's child processes after the build. */
let helpers: string;
beforeAll(async () => {
  mkdirSync(CACHE, { recursive: true });
  folder = mkdtempSync(join(CACHE, 'epicevent-build-'));
  const builder = `
    import { readFileSync } from 'node:fs';
    import { bundle } from ${JSON.stringify(STEP)};
    await bundle('mark', ${JSON.stringify(join(folder, 'dist'))});
    const children = () => readFileSync('/proc/self/task/' + process.pid + '/children', 'utf8');
    const deadline = Date.now() + 10_000; // it has been told to end, and does so in its own time
    while (children() !== '' && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
    console.log(JSON.stringify(children()));
    process.exit();`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', builder]);
  helpers = JSON.parse(stdout);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('no child process of the bundler is left after the build', () => {
  expect(helpers).toBe('');
});

test('the build contains the demo company, and nothing of the large one', () => {
  const files = readdirSync(join(folder, 'dist'), { recursive: true, withFileTypes: true });
  const built = files
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
    .join('\n');
  expect(built).toContain('seedDemo');
  for (const trace of ['seedLarge', 'seed large', 'seeders/large', 'fillLargeListings', 'inventColleagues', '--rows']) {
    expect([trace, built.includes(trace)]).toEqual([trace, false]);
  }
});

test('the words that passwords are compared with are loaded where one is chosen, not at the start', () => {
  const names = readdirSync(join(folder, 'dist')).filter((name) => name.endsWith('.js'));
  const files = names.map((name) => readFileSync(join(folder, 'dist', name), 'utf8'));
  expect(files.filter((code) => code.includes('import("@zxcvbn-ts/language-fr")'))).toHaveLength(1);
  expect(files.filter((code) => /from\s*"@zxcvbn-ts|import\s*"@zxcvbn-ts/.test(code))).toEqual([]);
});

test('the package contains neither the large company nor the bench', async () => {
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: ROOT });
  const [{ files }] = JSON.parse(stdout);
  const paths = files.map(({ path }: { path: string }) => path);
  expect(paths).toContain('src/bootstrap/epicevent.js');
  expect(paths.filter((path: string) => /large|bench|^seeders|^tests/i.test(path))).toEqual([]);
});

test('a build takes the place of another one while applications start and run: no file is ever missing', async () => {
  const dist = join(folder, 'dist');
  const [ofOldBuild, longGone, oldStep] = [
    'chunk-0LD0LD00.js',
    'chunk-G0NEG0NE.js',
    'migrations/20200101000000-gone.js',
  ];
  for (const name of [ofOldBuild, longGone, oldStep]) writeFileSync(join(dist, name), '');
  utimesSync(join(dist, longGone), 0, 0);
  const entries = ['main.js', 'supervisor.js', 'workbookThread.js', '.stamp', 'migrations/objects/index.js'].map(
    (name) => join(dist, name),
  );
  const before = readFileSync(join(dist, 'main.js'), 'utf8');
  const chunks = [...before.matchAll(/\.\/([\w-]+-[0-9A-Z]{8}\.js)/g)].map(([, name]) => join(dist, name ?? ''));
  expect(chunks.length).toBeGreaterThan(0);
  const builder = `import { bundle } from ${JSON.stringify(STEP)}; await bundle('next', ${JSON.stringify(dist)});`;
  let isOver = false;
  const building = run(process.execPath, ['--input-type=module', '-e', builder]).finally(() => {
    isOver = true;
  });
  const missing = new Set<string>();
  while (!isOver) {
    for (const path of [...entries, ...chunks]) if (!existsSync(path)) missing.add(path);
    await new Promise(setImmediate);
  }
  await building;
  expect([...missing]).toEqual([]);
  expect(readFileSync(join(dist, '.stamp'), 'utf8')).toBe('next');
  expect([ofOldBuild, longGone, oldStep].map((name) => existsSync(join(dist, name)))).toEqual([true, false, false]);
});
