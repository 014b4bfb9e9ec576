import { type Instance, render } from 'ink';
import type { Logger } from 'pino';
import { MOUSE, WRAP } from '../bootstrap/terminalModes.js';
import { createTranslator } from '../i18n/translator.ts';
import type { Config } from '../settings/config.ts';
import { App } from './App.tsx';
import { steadyInput } from './keys/steadyInput.ts';
import { PaletteContext } from './kit/PaletteContext.ts';
import { COLORS, NO_COLORS } from './kit/paint.ts';
import { createAppFlow } from './screen/appFlow.ts';
import { slimOutput } from './slimOutput.ts';
import { createBusy } from './state/busy.ts';

export interface TerminalIo {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
}

export interface SessionOptions extends TerminalIo {
  readonly config: Config;
  readonly log: Logger;
  readonly now: () => Date;
  /** False where the person set NO_COLOR. */
  readonly hasColors: boolean;
  /** True where the screen is read aloud (INK_SCREEN_READER): one line after the other, without frames. */
  readonly isRead?: boolean;
  /** Aborted when the process is asked to end, or its line was cut. */
  readonly signal: AbortSignal;
  /** Called once all that the session needs is loaded, or could not be. */
  readonly onLoaded?: () => void;
}

/** A full screen that runs. */
export interface RunningSession {
  /**
   * Resolves once the person has left; the terminal is then as it was.
   * @throws whatever broke the screen; the alternate screen is left before
   */
  readonly waitUntilExit: () => Promise<void>;
  /** Resolves once all that was typed has had its effect: no work is under way, and the screen shows what came of it. */
  readonly whenIdle: () => Promise<void>;
}

/** Text for the clipboard of the person's own terminal; it works over SSH, and in tmux where that allows it. */
function osc52(text: string): string {
  return `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`;
}

/** Runs the full screen on one terminal until the person leaves. Several can run in one process, each for somebody else. */
export function startSession(options: SessionOptions): RunningSession {
  const { stdin, stdout, config, log, now, signal, hasColors, isRead = false } = options;
  const texts = createTranslator(config.lang, config.zone, config.program);
  let instance: Instance | undefined;
  const busy = createBusy();
  let isReading = isRead;
  let isSwitching = false;
  const quit = () => {
    isSwitching = false;
    instance?.unmount();
  };
  /** Ink is told once, at its start, whether the screen is read aloud: it starts anew, over the same state. */
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
  /** The last word to the terminal, also where the process ends of an error that nobody caught. */
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
    copy: (text) => stdout.write(osc52(text)),
    redraw: () => {
      instance?.clear();
      stdout.emit('resize');
    },
    trackMouse,
    readAloud,
    onQuit: quit,
    onLoaded: options.onLoaded,
  });
  const input = steadyInput(stdin, busy);
  const tree = (
    <PaletteContext value={hasColors ? COLORS : NO_COLORS}>
      <App appFlow={appFlow} texts={texts} busy={busy} />
    </PaletteContext>
  );
  const run = async (): Promise<void> => {
    signal.addEventListener('abort', quit, { once: true });
    stdin.once('end', quit);
    stdin.once('close', quit);
    stdout.once('error', quit);
    try {
      process.once('exit', restore);
      // Before anything is drawn: a Ctrl+C typed at the first frame is a key already, not a signal to the whole group.
      stdin.setRawMode(true);
      stdout.write(WRAP.off);
      do {
        isSwitching = false;
        instance = render(tree, {
          stdin: input,
          stdout: slimOutput(stdout),
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
  /** React's effects come a turn after what they belong to is drawn, and may change it. */
  const draw = async () => {
    await instance?.waitUntilRenderFlush();
    await instance?.waitUntilRenderFlush();
  };
  return {
    waitUntilExit: () => exited,
    whenIdle: () => Promise.race([isOver, busy.whenIdle(draw)]),
  };
}
