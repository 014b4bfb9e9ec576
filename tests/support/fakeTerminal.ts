import { Readable, Writable } from 'node:stream';
import { createScreen, type Screen } from './screen.ts';

/** The parts of a terminal that a driver needs, for one in this process or a pseudo-terminal. */
export interface TerminalPort {
  readonly screen: Screen;
  /** Sends keys and pastes, as the bytes of a terminal. */
  feed(data: string): void;
  resize(columns: number, rows: number): void;
  /** Called after each chunk of output; the returned function removes the listener. */
  onOutput(listener: () => void): () => void;
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** The streams for a session. */
export interface TerminalStreams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

export interface FakeTerminal extends TerminalPort, TerminalStreams {
  /** Whether the program has switched the keyboard to raw mode. */
  readonly isRaw: boolean;
  /** The user closes the window: the input ends. */
  hangUp(): void;
}

class Keyboard extends Readable {
  isTTY = true;
  isRaw = false;

  override _read(): void {
    // Without input the stream waits, like a keyboard.
  }

  setRawMode(isRaw: boolean): this {
    this.isRaw = isRaw;
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}

class Window extends Writable {
  isTTY = true;
  columns: number;
  rows: number;
  readonly #show: (data: Buffer) => void;

  constructor(size: Size, show: (data: Buffer) => void) {
    super({ decodeStrings: true });
    this.columns = size.columns;
    this.rows = size.rows;
    this.#show = show;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#show(chunk);
    done();
  }

  getColorDepth(): number {
    return 4;
  }

  hasColors(): boolean {
    return true;
  }

  getWindowSize(): [number, number] {
    return [this.columns, this.rows];
  }
}

/** A terminal inside this process: TTY streams with a size, and the screen that they draw on. */
export const createFakeTerminal = ({ columns, rows }: Size): FakeTerminal => {
  const screen = createScreen(columns, rows);
  const listeners = new Set<() => void>();
  const show = (data: Buffer) => {
    // A terminal's driver adds a carriage return to each line feed, unless the program disables it; Ink never does.
    screen.write(data.toString('utf8').replace(/(?<!\r)\n/g, '\r\n'));
    for (const listener of listeners) listener();
  };
  const stdin = new Keyboard();
  const stdout = new Window({ columns, rows }, show);
  const stderr = new Window({ columns, rows }, show);
  const feed = (data: string) => void stdin.push(data);
  screen.onReply(feed);
  return {
    screen,
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    stderr: stderr as unknown as NodeJS.WriteStream,
    get isRaw() {
      return stdin.isRaw;
    },
    feed,
    hangUp: () => void stdin.push(null),
    resize(width, height) {
      screen.resize(width, height);
      for (const stream of [stdout, stderr]) {
        stream.columns = width;
        stream.rows = height;
        stream.emit('resize');
      }
    },
    onOutput(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
