import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rename, rm, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ServerProgram } from '../../src/db/engine/serverProgram.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CACHE = join(ROOT, 'node_modules/.cache/epicevent');
const KEPT = 4;
const KEPT_FOR_MS = 3_600_000;
/** The inputs that determine the content of a data folder. */
const SOURCES = [
  'migrations',
  'seeders',
  'src/db',
  'src/domain',
  'src/models',
  'tests/support/makeTemplate.ts',
  'package-lock.json',
];

/** The initial content of a test's database: the server's own tables only; the schema; the demo company. */
export type TemplateKind = 'bare' | 'installed' | 'seeded';

/**
 * Returns the folder with the prepared data folders of one engine. Creates it again when one of its inputs has changed.
 * It contains a folder for each `TemplateKind`, `secrets.json`, and `<kind>.failure.txt` for each that could not be
 * created.
 */
export async function templateFolder(program: ServerProgram): Promise<string> {
  const name = `${program.engine}-${program.version}-${fingerprint()}`;
  const folder = join(CACHE, name);
  if (!existsSync(folder)) await make(program, folder);
  const now = new Date();
  await utimes(folder, now, now);
  await prune();
  return folder;
}

async function make(program: ServerProgram, folder: string): Promise<void> {
  const draft = `${folder}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  const maker = join(dirname(fileURLToPath(import.meta.url)), 'makeTemplate.ts');
  await promisify(execFile)(process.execPath, ['--no-warnings', maker, program.origin, draft]);
  await rename(draft, folder).catch(() => rm(draft, { recursive: true })); // Another run was faster: use its folder.
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES)
    for (const file of filesUnder(join(ROOT, source))) hash.update(file).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('db/engine'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function prune(): Promise<void> {
  const age = (name: string) => statSync(join(CACHE, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const names = readdirSync(CACHE).sort((a, b) => age(b) - age(a));
  const old = names.slice(KEPT).filter((name) => age(name) < Date.now() - KEPT_FOR_MS);
  for (const name of old) await rm(join(CACHE, name), { recursive: true, force: true });
}
