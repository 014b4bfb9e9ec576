import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { type IPty, spawn } from '@lydell/node-pty';
import { createScreen, type Screen } from '../../support/screen.ts';

/** A chunk of output, with the time of its arrival in milliseconds. */
export interface Chunk {
  readonly at: number;
  readonly data: string;
}

/** The output after a key. */
export interface Burst {
  /** From the key to the last byte before the first pause. */
  readonly ms: number;
  readonly bytes: number;
}

/**
 * A program on a real pseudo-terminal. Its output is stored with the time, and drawn only on request: drawing would
 * take processor time from the program.
 */
export interface Program {
  readonly pid: number;
  readonly startedAt: number;
  readonly chunks: readonly Chunk[];
  /** The screen with all output so far. */
  screen(): Promise<Screen>;
  send(bytes: string): void;
  /** Sends the keys and waits until there was no output for `quiet` milliseconds. */
  burst(bytes: string, quiet?: number): Promise<Burst>;
  /** Waits until there was no output for `quiet` milliseconds. */
  rest(quiet: number, atMost?: number): Promise<void>;
  /** Waits until the text is on the screen. @returns the time of the output that contained it */
  see(text: string | RegExp, atMost?: number): Promise<number>;
  /**
   * Ends it by Ctrl+C, like a user, so that it saves its compile cache for the next start. Kills it if it does not end.
   */
  close(): Promise<void>;
}

export interface ProgramOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly columns?: number;
  readonly rows?: number;
}

const STEP = 2;
const PATIENCE = 60_000;
const GOODBYE = 1500;

function cleaned(env: ProgramOptions['env']): Record<string, string> {
  const { CI: _ci, NO_COLOR: _noColor, FORCE_COLOR: _forceColor, NODE_OPTIONS: _options, ...rest } = env;
  return Object.fromEntries(
    Object.entries({ ...rest, TERM: 'xterm-256color' }).filter(
      (pair): pair is [string, string] => pair[1] !== undefined,
    ),
  );
}

/** Starts the program; `screen` and `see` read its output. */
export function startProgram(file: string, args: readonly string[], options: ProgramOptions): Program {
  const { columns = 120, rows = 40, env } = options;
  const chunks: Chunk[] = [];
  const startedAt = performance.now();
  const pty: IPty = spawn(file, [...args], { name: 'xterm-256color', cols: columns, rows, env: cleaned(env) });
  const drawn = createScreen(columns, rows);
  let isRunning = true;
  let place = 0;
  pty.onData((data) => void chunks.push({ at: performance.now(), data }));
  const exited = new Promise<void>((resolve) =>
    pty.onExit(() => {
      isRunning = false;
      resolve();
    }),
  );
  const lastAt = () => chunks.at(-1)?.at ?? 0;

  /** Draws one more chunk. @returns the time of its arrival, or null if there is none */
  const drawNext = async (): Promise<number | null> => {
    const chunk = chunks[place];
    if (!chunk) return null;
    place += 1;
    drawn.write(chunk.data);
    await drawn.whenWritten();
    return chunk.at;
  };

  const program: Program = {
    pid: pty.pid,
    startedAt,
    chunks,
    async screen() {
      for (const { data } of chunks.slice(place)) drawn.write(data);
      place = chunks.length;
      await drawn.whenWritten();
      return drawn;
    },
    send: (bytes) => pty.write(bytes),
    async burst(bytes, quiet = 25) {
      const from = chunks.length;
      const at = performance.now();
      pty.write(bytes);
      while (chunks.length === from && performance.now() - at < PATIENCE) await pause(STEP);
      while (performance.now() - lastAt() < quiet) await pause(STEP);
      const since = chunks.slice(from);
      return { ms: lastAt() - at, bytes: since.reduce((sum, { data }) => sum + Buffer.byteLength(data), 0) };
    },
    async rest(quiet, atMost = PATIENCE) {
      const from = performance.now();
      while (performance.now() - Math.max(lastAt(), from) < quiet) {
        if (performance.now() - from > atMost) throw new Error('The program did not become idle.');
        await pause(STEP);
      }
    },
    async see(text, atMost = PATIENCE) {
      const isOn = () => (typeof text === 'string' ? drawn.text().includes(text) : text.test(drawn.text()));
      const from = performance.now();
      await drawn.whenWritten();
      if (isOn()) return lastAt();
      for (;;) {
        const at = await drawNext();
        if (at !== null && isOn()) return at;
        if (at !== null) continue;
        if (performance.now() - from > atMost || !isRunning) throw new Error(`No ${text} on:\n${drawn.text()}`);
        await pause(STEP);
      }
    },
    async close() {
      if (isRunning) pty.write('\u0003');
      await Promise.race([exited, pause(GOODBYE)]);
      if (isRunning) pty.kill('SIGTERM');
      await Promise.race([exited, pause(GOODBYE)]);
      if (isRunning) pty.kill('SIGKILL');
      await exited;
    },
  };
  return program;
}

/** The kernel counts processor time in hundredths of a second. */
const TICK_MS = 10;

/** The processor time of the process so far in milliseconds, with its ended threads. */
export async function cpuMsOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The name, in brackets, may contain any character.
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user + system) * TICK_MS;
}

/** The resident memory of the process in megabytes, including pages shared with other processes. */
export function memoryMbOf(pid: number): number {
  const kilobytes = /VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
