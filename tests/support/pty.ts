import { type IPty, spawn } from '@lydell/node-pty';
import { createDriver, type Driver } from './driver.ts';
import type { Size } from './fakeTerminal.ts';
import { createScreen } from './screen.ts';

export interface PtyOptions extends Partial<Size> {
  readonly cwd?: string | undefined;
  /** Added to the environment; undefined removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
}

export interface OpenedPty extends Driver {
  readonly pid: number;
  /** The exit code of the process, or the number of the signal that ended it. */
  readonly exited: Promise<{ readonly exitCode: number; readonly signal?: number | undefined }>;
  kill(signal?: NodeJS.Signals): void;
  /** Ends the process if it still runs, and waits until it has ended. */
  close(): Promise<void>;
}

const environment = (added: PtyOptions['env'] = {}): Record<string, string> => {
  // If CI is set, even to an empty value, Ink draws only its last frame.
  const { CI: _ci, NO_COLOR: _noColor, FORCE_COLOR: _forceColor, ...inherited } = process.env;
  const merged = { ...inherited, TERM: 'xterm-256color', ...added };
  return Object.fromEntries(
    Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
};

/** Starts a real process on a real pseudo-terminal, and returns a user at it. Does not wait for it: use `waitFor`. */
export const openPty = (file: string, args: readonly string[], options: PtyOptions = {}): OpenedPty => {
  const { columns = 120, rows = 40, cwd = process.cwd(), env } = options;
  const pty: IPty = spawn(file, [...args], { name: 'xterm-256color', cols: columns, rows, cwd, env: environment(env) });
  const screen = createScreen(columns, rows);
  screen.onReply((data) => pty.write(data));
  const listeners = new Set<() => void>();
  pty.onData((data) => {
    screen.write(data);
    for (const listener of listeners) listener();
  });
  let isRunning = true;
  const exited: OpenedPty['exited'] = new Promise((resolve) =>
    pty.onExit((end) => {
      isRunning = false;
      resolve(end);
    }),
  );
  const driver = createDriver({
    screen,
    feed: (data) => pty.write(data),
    resize(width, height) {
      screen.resize(width, height);
      pty.resize(width, height);
    },
    onOutput(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  return {
    ...driver,
    pid: pty.pid,
    exited,
    kill: (signal = 'SIGTERM') => pty.kill(signal),
    async close() {
      if (isRunning) pty.kill('SIGKILL');
      await exited;
      await screen.whenWritten();
    },
  };
};
