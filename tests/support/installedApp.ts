import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { docsBlock } from './docs.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NAME = 'epicevent-installed-';
const PATIENCE_MS = 180_000;
const KEPT_FOR_MS = 3_600_000;

/**
 * Installs the application as docs/operations.md says, in a folder that every account can read. Done once for each
 * state of the sources, and shared by all tests.
 * @returns the prefix: the command is `bin/epicevent` in it
 */
export async function installedApp(): Promise<string> {
  const folder = join(tmpdir(), `${NAME}${fingerprint()}`);
  const lock = `${folder}.lock`;
  const deadline = Date.now() + PATIENCE_MS;
  while (!isThere(folder)) {
    if (tryMake(lock)) {
      try {
        if (!isThere(folder)) await install(folder);
      } finally {
        rmSync(lock, { recursive: true, force: true });
      }
    } else {
      if (Date.now() > deadline) rmSync(lock, { recursive: true, force: true }); // The process that created it was
      // killed.
      await pause(200);
    }
  }
  return folder;
}

async function install(folder: string): Promise<void> {
  prune();
  const draft = `${folder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o755 });
  const commands = docsBlock('install', { '/usr/local': draft, './epicevent': `${draft}/epicevent` }).replace(
    'npm run package',
    `npm run --silent package -- --pack-destination ${draft}`,
  );
  await promisify(execFile)('/bin/sh', ['-ec', commands], { cwd: ROOT, timeout: PATIENCE_MS });
  renameSync(draft, folder);
}

/** Everybody may write in the parent folder, so only a folder of this user is run. */
function isThere(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found === undefined) return false;
  const isOurs = found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
  if (!isOurs) throw new Error(`${folder} belongs to another user: remove it.`);
  return true;
}

function tryMake(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false; // Another test is doing it.
  }
}

function prune(): void {
  for (const name of readdirSync(tmpdir())) {
    const path = join(tmpdir(), name);
    const isOld = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > KEPT_FOR_MS;
    if (name.startsWith(NAME) && isOld) rmSync(path, { recursive: true, force: true });
  }
}

function fingerprint(): string {
  const hash = createHash('sha256');
  const sources = ['src', 'migrations', 'seeders'].flatMap((name) =>
    readdirSync(join(ROOT, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort(),
  );
  for (const path of [...sources, join(ROOT, 'package.json'), join(ROOT, 'package-lock.json')]) {
    hash.update(path).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}
