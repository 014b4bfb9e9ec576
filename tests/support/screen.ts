import xterm, { type IBufferCell } from '@xterm/headless';
import { createClusteringWidths } from './terminalWidths.ts';

/** One column of the screen. The second column of a wide character has an empty text. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  readonly isInverse: boolean;
  readonly isBold: boolean;
  readonly isDim: boolean;
  readonly isUnderlined: boolean;
  /** A foreground or background colour that is not the default. */
  readonly isColored: boolean;
  /** The foreground colour's number in the terminal's palette; null for the default one. */
  readonly color: number | null;
}

/** The terminal state that a program may leave behind if it does not restore it. */
export interface Modes {
  readonly isAlternate: boolean;
  readonly isCursorHidden: boolean;
  readonly isBracketedPaste: boolean;
  readonly isMouseTracked: boolean;
  /** Whether a long line wraps to the next one, as a shell expects. */
  readonly isWrapping: boolean;
}

/** The screen of a terminal, which can be read cell by cell. */
export interface Screen {
  readonly columns: number;
  readonly rows: number;
  /** The number of bytes written so far. */
  readonly bytes: number;
  readonly cursor: { readonly x: number; readonly y: number };
  readonly modes: Modes;
  /** Receives output of the program; calls `whenWritten` when it is on the screen. */
  write(data: string | Uint8Array): void;
  /** Resolves when everything written so far is on the screen. */
  whenWritten(): Promise<void>;
  resize(columns: number, rows: number): void;
  /** The terminal's answers to the program's queries. */
  onReply(listener: (data: string) => void): void;
  /** The lines of the window, without trailing spaces. */
  lines(): string[];
  text(): string;
  cell(x: number, y: number): Cell;
  /** The position where a text begins, or null. */
  find(text: string): { readonly x: number; readonly y: number } | null;
  /** Whether the whole text, at its first occurrence, is drawn inverse. */
  isInverse(text: string): boolean;
  /** The number of lines that have scrolled off the top. */
  scrollback(): string[];
}

/** Creates a screen of that size, like a modern terminal that supports graphemes. */
export const createScreen = (columns: number, rows: number): Screen => {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 1000 });
  const widths = createClusteringWidths();
  terminal.unicode.register(widths);
  terminal.unicode.activeVersion = widths.version;
  let bytes = 0;
  let isCursorHidden = false;
  const showsCursor = (isShown: boolean) => (parameters: (number | number[])[]) => {
    if (parameters.includes(25)) isCursorHidden = !isShown;
    return false;
  };
  terminal.parser.registerCsiHandler({ prefix: '?', final: 'h' }, showsCursor(true));
  terminal.parser.registerCsiHandler({ prefix: '?', final: 'l' }, showsCursor(false));

  const buffer = () => terminal.buffer.active;
  const top = () => buffer().baseY;
  const line = (y: number) => buffer().getLine(y)?.translateToString(true).trimEnd() ?? '';
  const cellAt = (x: number, y: number): IBufferCell | undefined =>
    buffer()
      .getLine(top() + y)
      ?.getCell(x);

  const screen: Screen = {
    get columns() {
      return terminal.cols;
    },
    get rows() {
      return terminal.rows;
    },
    get bytes() {
      return bytes;
    },
    get cursor() {
      return { x: buffer().cursorX, y: buffer().cursorY };
    },
    get modes() {
      return {
        isAlternate: buffer().type === 'alternate',
        isCursorHidden,
        isBracketedPaste: terminal.modes.bracketedPasteMode,
        isMouseTracked: terminal.modes.mouseTrackingMode !== 'none',
        isWrapping: terminal.modes.wraparoundMode,
      };
    },
    write(data) {
      bytes += Buffer.byteLength(data);
      terminal.write(data);
    },
    whenWritten: () => new Promise((resolve) => terminal.write('', resolve)),
    resize: (width, height) => terminal.resize(width, height),
    onReply: (listener) => void terminal.onData(listener),
    lines: () => Array.from({ length: terminal.rows }, (_, y) => line(top() + y)),
    text: () => screen.lines().join('\n'),
    cell(x, y) {
      const cell = cellAt(x, y);
      if (!cell) throw new RangeError(`No cell ${x},${y} on a screen of ${terminal.cols}×${terminal.rows}`);
      return {
        text: cell.getChars(),
        width: cell.getWidth(),
        isInverse: cell.isInverse() !== 0,
        isBold: cell.isBold() !== 0,
        isDim: cell.isDim() !== 0,
        isUnderlined: cell.isUnderline() !== 0,
        color: cell.isFgPalette() ? cell.getFgColor() : null,
        isColored: !cell.isFgDefault() || !cell.isBgDefault(),
      };
    },
    find(text) {
      for (let y = 0; y < terminal.rows; y++) {
        const index = line(top() + y).indexOf(text);
        if (index === -1) continue;
        let x = 0;
        for (let seen = 0; seen < index; x++)
          seen += cellAt(x, y)?.getChars().length || (cellAt(x, y)?.getWidth() ?? 1);
        return { x, y };
      }
      return null;
    },
    isInverse(text) {
      const at = screen.find(text);
      return at !== null && Array.from(text, (_, index) => screen.cell(at.x + index, at.y)).every((c) => c.isInverse);
    },
    scrollback: () => Array.from({ length: top() }, (_, y) => line(y)),
  };
  return screen;
};
