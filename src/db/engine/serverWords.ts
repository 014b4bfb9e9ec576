import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';

const MOST_BYTES = 64 * 1024;
const MOST_LETTERS = 200;

/**
 * The line that says why, of all that a server or its installer wrote: its first error, else the last line; without
 * date and marks. Empty where nothing was said.
 */
export function reasonIn(said: string): string {
  const lines = said.split('\n').map((line) => line.trim());
  const error = lines.find((line) => /\bERROR\b/.test(line)) ?? lines.findLast((line) => line !== '') ?? '';
  const bare = error.replace(/^.*?\[ERROR\]\s*(\[[^\]]*\]\s*)*/, '').replace(/^FATAL ERROR: */, '');
  return bare.length > MOST_LETTERS ? `${bare.slice(0, MOST_LETTERS - 1)}…` : bare;
}

/** All that a program said which failed, or what kept it from being run. */
export function wordsOf(error: unknown): string {
  const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
  const said = [stderr, stdout].map((text) => text.trim()).filter(Boolean);
  return said.join('\n') || (error instanceof Error ? error.message : String(error));
}

/** How long a log is, to read later what came after. */
export function endOfLog(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** What a log says since it was `start` bytes long; its beginning where that is a lot. */
export function readLogFrom(path: string, start: number): string {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return ''; // nothing was written
  }
  try {
    const bytes = Buffer.alloc(Math.min(Math.max(fstatSync(file).size - start, 0), MOST_BYTES));
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, bytes.length, start));
  } finally {
    closeSync(file);
  }
}
