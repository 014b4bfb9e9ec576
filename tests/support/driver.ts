import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import {
  createFakeTerminal,
  type FakeTerminal,
  type Size,
  type TerminalPort,
  type TerminalStreams,
} from './fakeTerminal.ts';
import { keyBytes } from './keyBytes.ts';
import type { Screen } from './screen.ts';

/** A running program, such as an Ink instance. */
export interface RunningApp {
  waitUntilExit(): Promise<unknown>;
  unmount?(): void;
  /**
   * Resolves when nothing is pending that would change the screen. Without it, the driver waits for a pause in the
   * output.
   */
  whenIdle?(): Promise<void>;
}

export type Sought = string | RegExp | ((screen: Screen) => boolean);

/** A user at a terminal. */
export interface Driver {
  readonly screen: Screen;
  /** Presses keys one after the other (`'n'`, `'Tab'`, `'Ctrl+S'`), and waits after each until it has taken effect. */
  press(...keys: string[]): Promise<void>;
  /** Types a text character by character. */
  type(text: string): Promise<void>;
  /** Types a text in one chunk, as a slow connection delivers it. */
  typeAtOnce(text: string): Promise<void>;
  paste(text: string): Promise<void>;
  resize(columns: number, rows: number): Promise<void>;
  /** Waits until the screen shows the text. Fails at the deadline, with the current screen. */
  waitFor(sought: Sought, deadline?: number): Promise<void>;
  waitForNo(sought: Sought, deadline?: number): Promise<void>;
  /**
   * Waits until the program is idle. If the program cannot report that, waits until the screen is unchanged for `quiet`
   * milliseconds.
   */
  settle(quiet?: number, deadline?: number): Promise<void>;
  /** The screen as text. */
  text(): string;
}

const DEADLINE = 20_000;
/** An Escape may begin a longer sequence: `steadyInput` waits 75 ms for the rest. */
const AFTER_ESCAPE = 120;
const AFTER_KEY = 25;
const AT_MOST = 1_000;
/** After this time the screen says that it waits for the server, and a user goes on. */
const TOO_SLOW = 300;

const frame = (screen: Screen): string => {
  const rule = '─'.repeat(screen.columns);
  return [`┌${rule}┐`, ...screen.lines().map((line) => `│${line}`), `└${rule}┘`].join('\n');
};

const isOn = (screen: Screen, sought: Sought): boolean => {
  if (typeof sought === 'string') return screen.text().includes(sought);
  return sought instanceof RegExp ? sought.test(screen.text()) : sought(screen);
};

/** Drives any terminal. If the program cannot report that it is idle, an unchanged screen counts as idle. */
export const createDriver = (terminal: TerminalPort, whenIdle?: () => Promise<void>): Driver => {
  const { screen } = terminal;

  /** Waits for the next output, at most `milliseconds`; true if there was output. */
  const outputWithin = (milliseconds: number): Promise<boolean> =>
    new Promise((resolve) => {
      const end = (hasOutput: boolean) => {
        clearTimeout(timer);
        stop();
        resolve(hasOutput);
      };
      const timer = setTimeout(end, milliseconds, false);
      const stop = terminal.onOutput(() => end(true));
    });

  const isQuiet = async (quiet: number, atMost: number): Promise<boolean> => {
    const end = performance.now() + atMost;
    while (await outputWithin(quiet)) if (performance.now() > end) return false;
    return true;
  };

  const isIdle = async (idle: Promise<void>, atMost: number): Promise<boolean> => {
    const ending = new AbortController();
    const late = delay(atMost, false, { signal: ending.signal }).catch(() => false);
    const isInTime = await Promise.race([idle.then(() => true), late]);
    ending.abort();
    return isInTime;
  };

  /**
   * Resolves with true once the program is idle, or had no output for `quiet` milliseconds; with false after the limit.
   */
  const comesToRest = async (quiet: number, atMost: number): Promise<boolean> => {
    const hasCome = whenIdle ? await isIdle(whenIdle(), atMost) : await isQuiet(quiet, atMost);
    await screen.whenWritten();
    return hasCome;
  };

  /** Waits until a key has taken effect, as far as a user would wait for it. */
  const afterKey = (quiet = AFTER_KEY): Promise<boolean> => comesToRest(quiet, whenIdle ? TOO_SLOW : AT_MOST);

  const settle = async (quiet = AFTER_KEY, deadline = DEADLINE): Promise<void> => {
    if (!(await comesToRest(quiet, deadline))) throw new Error(`The screen did not become idle.\n${frame(screen)}`);
  };

  const until = async (isReached: () => boolean, what: string, deadline: number): Promise<void> => {
    const end = performance.now() + deadline;
    await screen.whenWritten();
    while (!isReached()) {
      const left = end - performance.now();
      if (left <= 0) throw new Error(`Not within ${deadline} ms: ${what}. The screen is:\n${frame(screen)}`);
      await outputWithin(Math.min(left, 250));
      await screen.whenWritten();
    }
  };

  const send = async (bytes: string): Promise<void> => {
    terminal.feed(bytes);
    await nextTurn();
  };

  return {
    screen,
    async press(...keys) {
      for (const key of keys) {
        await send(keyBytes(key));
        // A spinner on the screen must not delay the next key.
        await afterKey(key === 'Esc' ? AFTER_ESCAPE : AFTER_KEY);
      }
    },
    async type(text) {
      for (const character of text) await send(character);
      await afterKey();
    },
    async typeAtOnce(text) {
      await send(text);
      await afterKey();
    },
    async paste(text) {
      const lines = text.replace(/\r?\n/g, '\r');
      await send(screen.modes.isBracketedPaste ? `\u001b[200~${lines}\u001b[201~` : lines);
      await afterKey();
    },
    async resize(columns, rows) {
      terminal.resize(columns, rows);
      await settle();
    },
    waitFor: (sought, deadline = DEADLINE) => until(() => isOn(screen, sought), `No ${sought}`, deadline),
    waitForNo: (sought, deadline = DEADLINE) => until(() => !isOn(screen, sought), `Still ${sought}`, deadline),
    settle,
    text: () => screen.text(),
  };
};

export interface OpenedApp extends Driver {
  readonly terminal: FakeTerminal;
  /** Resolves with the result of the program; rejects if it failed. */
  readonly exited: Promise<unknown>;
  /** Ends the program if it still runs, and waits until it has ended. */
  close(): Promise<void>;
}

/** Starts a program on a fake terminal, waits for its first screen, and returns a user at it. */
export const openApp = async (
  start: (io: TerminalStreams) => RunningApp | Promise<RunningApp>,
  { columns = 120, rows = 40 }: Partial<Size> = {},
): Promise<OpenedApp> => {
  const terminal = createFakeTerminal({ columns, rows });
  const app = await start({ stdin: terminal.stdin, stdout: terminal.stdout, stderr: terminal.stderr });
  const exited = app.waitUntilExit();
  const ended = Promise.allSettled([exited]);
  const driver = createDriver(terminal, app.whenIdle);
  await driver.settle();
  return {
    ...driver,
    terminal,
    exited,
    async close() {
      app.unmount?.();
      await ended;
      await terminal.screen.whenWritten();
    },
  };
};
