import { type Instance, render } from 'ink';
import type { Logger } from 'pino';
import { MOUSE, WRAP } from '../bootstrap/terminalModes.js';
import { withoutHidden } from '../domain/typedText.ts';
import { createTranslator } from '../i18n/translator.ts';
import type { Config } from '../settings/config.ts';
import type { PersonSettings } from '../settings/personSettings.ts';
import { App } from './App.tsx';
import { boundedWindow } from './boundedWindow.ts';
import { steadyInput } from './keys/steadyInput.ts';
import { PaletteContext, TerminalContext } from './kit/PaletteContext.ts';
import { paletteOf } from './kit/paint.ts';
import { plainOutput } from './kit/plainSigns.ts';
import type { Terminal } from './kit/terminal.ts';
import { createAppFlow } from './screen/appFlow.ts';
import { createBusy } from './state/busy.ts';

export interface TerminalIo {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
}

export interface SessionOptions extends TerminalIo {
  readonly config: Config;
  readonly log: Logger;
  readonly now: () => Date;
  /** What the terminal can show. */
  readonly terminal: Terminal;
  /** True for a screen reader (INK_SCREEN_READER): one line after another, without frames. */
  readonly isRead?: boolean;
  /** The settings of whom the SSH server knows: they hold at the sign-in already. */
  readonly own?: PersonSettings;
  /** Aborted when the process must end, or its connection is lost. */
  readonly signal: AbortSignal;
}

/** A running full screen. */
export interface RunningSession {
  /**
   * Resolves when the user has left; the terminal is then restored.
   * @throws the error that broke the screen, after the alternate screen is left
   */
  readonly waitUntilExit: () => Promise<void>;
  /** Resolves when all typed keys have taken effect: no work is pending, and the screen shows the result. */
  readonly whenIdle: () => Promise<void>;
}

/**
 * Returns the escape sequence that copies text to the clipboard of the user's own terminal. It works over SSH, and in
 * tmux where its settings allow it.
 */
function osc52(text: string): string {
  return `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`;
}

/** Returns a text without hidden signs. Tabs stay: a spreadsheet takes them for the borders of cells. */
const withTabs = (text: string): string =>
  text
    .split('\t')
    .map((part) => withoutHidden(part, true))
    .join('\t');

/** Runs the full screen on one terminal until the user leaves. One process can run several, each for another user. */
export function startSession(options: SessionOptions): RunningSession {
  const { stdin, config, log, now, signal, terminal, isRead = false, own = {} } = options;
  const stdout = boundedWindow(terminal.hasSigns ? options.stdout : plainOutput(options.stdout));
  const texts = createTranslator(own.lang ?? config.lang, config.zone, config.program);
  let instance: Instance | undefined;
  const busy = createBusy();
  let isReading = isRead || own.reader === true;
  let isSwitching = false;
  const quit = () => {
    isSwitching = false;
    instance?.unmount();
  };
  /** Ink reads the screen reader mode only at its start, so a change restarts it over the same state. */
  const readAloud = (isOn: boolean) => {
    if ((isRead || isOn) === isReading) return;
    isReading = !isReading;
    isSwitching = true;
    busy.soon(() => {
      instance?.unmount();
      return instance?.waitUntilExit().catch(() => undefined);
    });
  };
  let isMouseTracked = false;
  const trackMouse = (isOn: boolean) => {
    if (isOn !== isMouseTracked) stdout.write(isOn ? MOUSE.on : MOUSE.off);
    isMouseTracked = isOn;
  };
  /** Restores the terminal, also where the process ends with an uncaught error. */
  const restore = () => {
    trackMouse(false);
    stdout.write(WRAP.on);
  };
  const appFlow = createAppFlow({
    config,
    texts,
    log,
    now,
    busy,
    size: () => ({ columns: stdout.columns, rows: stdout.rows }),
    copy: (text) => stdout.write(osc52(withTabs(text))),
    redraw: () => {
      instance?.clear();
      stdout.emit('resize');
    },
    trackMouse,
    readAloud,
    onQuit: quit,
  });
  const input = steadyInput(stdin, busy);
  const tree = (
    <TerminalContext value={terminal}>
      <PaletteContext value={paletteOf(terminal.colors, own.contrast)}>
        <App appFlow={appFlow} texts={texts} busy={busy} />
      </PaletteContext>
    </TerminalContext>
  );
  const run = async (): Promise<void> => {
    signal.addEventListener('abort', quit, { once: true });
    stdin.once('end', quit);
    stdin.once('close', quit);
    stdout.once('error', quit);
    try {
      process.once('exit', restore);
      // Raw mode starts before the first frame: a Ctrl+C typed then is already a key, not a signal to the process
      // group.
      stdin.setRawMode(true);
      stdout.write(WRAP.off);
      do {
        isSwitching = false;
        instance = render(tree, {
          stdin: input,
          stdout,
          alternateScreen: true,
          incrementalRendering: true,
          maxFps: 60,
          exitOnCtrlC: false,
          isScreenReaderEnabled: isReading,
          patchConsole: false,
        });
        if (signal.aborted) quit();
        await instance.waitUntilExit();
      } while (isSwitching);
    } finally {
      signal.removeEventListener('abort', quit);
      stdin.off('end', quit);
      stdin.off('close', quit);
      input.release();
      process.off('exit', restore);
      restore();
      stdin.setRawMode(false);
      await appFlow.close();
    }
  };
  const exited = run();
  const isOver = exited.catch(() => undefined);
  /** React runs effects one turn after the render that they belong to, and they may change the screen. */
  const draw = async () => {
    await instance?.waitUntilRenderFlush();
    await instance?.waitUntilRenderFlush();
  };
  return {
    waitUntilExit: () => exited,
    whenIdle: () => Promise.race([isOver, busy.whenIdle(draw)]),
  };
}
