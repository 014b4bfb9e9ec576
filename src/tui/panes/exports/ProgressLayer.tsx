import { type TextKey, Usage } from '../../../domain/errors.ts';
import { useKeys } from '../../keys/KeyProvider.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import type { Size } from '../../kit/size.ts';
import { useLive } from '../../kit/useLive.ts';
import { createStore, type Store, useStore } from '../../state/store.ts';
import type { UiContext } from '../../state/uiContext.ts';

type Progress = Store<number, number>;

const COLUMNS_OF_BAR = 40;

/** What the layer says. */
export interface ProgressWords {
  readonly title: TextKey;
  /** With `count`. */
  readonly soFar: TextKey;
  /** With `count` and `total`. */
  readonly ofAll: TextKey;
  readonly stopped: TextKey;
}

const OF_EXPORT: ProgressWords = {
  title: 'keys.export',
  soFar: 'export.progress',
  ofAll: 'export.progressOf',
  stopped: 'export.stopped',
};

interface ProgressOptions {
  readonly words?: ProgressWords;
  /** Waits for the end of stopped work: only its outcome tells whether anything was written. */
  readonly isOutcomeAwaited?: boolean;
  /** Called once the work is done and its layer closed. */
  readonly onDone?: () => void;
}

function ProgressLayer(props: {
  readonly id: string;
  readonly progress: Progress;
  readonly total: number | null;
  readonly words: ProgressWords;
  readonly uiContext: UiContext;
  readonly size: Size;
  readonly onStop: () => void;
}) {
  const { id, progress, total, words, uiContext, size, onStop } = props;
  const { t, number } = uiContext.texts;
  const written = useStore(progress);
  const [isStopping, , setStopping] = useLive(false);
  useKeys(id, {
    onKey: (key) => {
      if (key.name !== 'Esc' && key.name !== 'Ctrl+C') return;
      setStopping(true);
      onStop();
    },
  });
  const done = total ? Math.min(COLUMNS_OF_BAR, Math.floor((COLUMNS_OF_BAR * written) / total)) : 0;
  const count = number(written);
  const said = total ? t(words.ofAll, { count, total: number(Math.max(total, written)) }) : t(words.soFar, { count });
  const bar = total ? `\n[${'='.repeat(done)}${' '.repeat(COLUMNS_OF_BAR - done)}]` : '';
  return (
    <Dialog
      title={t(words.title)}
      body={`${said}${bar}`}
      choices={[{ keys: t('key.Esc'), label: t(isStopping ? 'export.stopping' : 'export.stop') }]}
      columns={size.columns}
      rows={size.rows - 2}
    />
  );
}

/** Milliseconds between updates of the count. */
const TELL_EVERY = 100;

/** Leaves the work at once when the signal is aborted; the work itself stops when the server has answered it. */
function orStopped(work: Promise<void>, signal: AbortSignal): Promise<void> {
  const stopped = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, stopped]);
}

/**
 * Runs long work under a progress layer. Escape aborts the signal and shows that the work was stopped.
 * @param work reports its progress through its second argument
 */
export function openProgress(
  uiContext: UiContext,
  total: number | null,
  work: (signal: AbortSignal, onRows: (written: number) => void) => Promise<void>,
  { words = OF_EXPORT, isOutcomeAwaited = false, onDone }: ProgressOptions = {},
): void {
  const stopping = new AbortController();
  const progress: Progress = createStore((_state: number, written: number) => written, 0);
  const id = `progress#${crypto.randomUUID()}`;
  // A reason in the words of the application passes through the transaction unchanged.
  const onStop = () => stopping.abort(new Usage({ key: words.stopped }));
  uiContext.open({
    id,
    name: 'progress',
    draw: (size) => (
      <ProgressLayer
        id={id}
        progress={progress}
        total={total}
        words={words}
        uiContext={uiContext}
        size={size}
        onStop={onStop}
      />
    ),
  });
  let told = 0;
  const onRows = (written: number) => {
    const now = performance.now();
    if (now - told < TELL_EVERY) return;
    told = now;
    progress.dispatch(written);
  };
  const { signal } = stopping;
  uiContext.attempt(async () => {
    try {
      await (isOutcomeAwaited ? work(signal, onRows) : orStopped(work(signal, onRows), signal));
    } catch (error) {
      const isStopped = error instanceof Usage && error.problem.key === words.stopped;
      if (!signal.aborted || (isOutcomeAwaited && !isStopped)) throw error;
      return uiContext.notify('refused', isStopped ? error.problem : { key: words.stopped });
    } finally {
      uiContext.close(id);
    }
    onDone?.();
  });
}
