import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';

const MOST_BYTES = 64 * 1024;
const MOST_LETTERS = 200;

/**
 * Returns the line that explains a failure, from the output of a server or its installer: the first error, else the
 * last line, without date and prefix. Empty if there is no output.
 */
export function reasonIn(said: string): string {
  const lines = said.split('\n').map((line) => line.trim());
  const error =
    lines.find((line) => /\bERROR\b/.test(line)) ??
    lines.find((line) => /^\w*Error\b.*: /.test(line)) ??
    lines.findLast((line) => line !== '') ??
    '';
  const bare = error.replace(/^.*?\[ERROR\]\s*(\[[^\]]*\]\s*)*/, '').replace(/^FATAL ERROR: */, '');
  return bare.length > MOST_LETTERS ? `${bare.slice(0, MOST_LETTERS - 1)}…` : bare;
}

/** Returns the output of a program that failed, or the reason why it could not start. */
export function wordsOf(error: unknown): string {
  const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
  const said = [stderr, stdout].map((text) => text.trim()).filter(Boolean);
  return said.join('\n') || (error instanceof Error ? error.message : String(error));
}

/** Returns the size of a log in bytes, to read later only what was added. */
export function endOfLog(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Returns what was added to a log after its first `start` bytes; only the beginning if it is long. */
export function readLogFrom(path: string, start: number): string {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return ''; // The file does not exist: nothing was written.
  }
  try {
    const bytes = Buffer.alloc(Math.min(Math.max(fstatSync(file).size - start, 0), MOST_BYTES));
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, bytes.length, start));
  } finally {
    closeSync(file);
  }
}
