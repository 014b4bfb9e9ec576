import { useKeys } from '../../keys/KeyProvider.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import type { Size } from '../../kit/size.ts';
import { createStore, type Store, useStore } from '../../state/store.ts';
import type { UiContext } from '../../state/uiContext.ts';

type Progress = Store<number, number>;

const COLUMNS_OF_BAR = 40;

function ProgressLayer(props: {
  readonly id: string;
  readonly progress: Progress;
  readonly total: number | null;
  readonly uiContext: UiContext;
  readonly size: Size;
  readonly onStop: () => void;
}) {
  const { id, progress, total, uiContext, size, onStop } = props;
  const { t, number } = uiContext.texts;
  const written = useStore(progress);
  useKeys(id, {
    onKey: (key) => {
      if (key.name === 'Esc' || key.name === 'Ctrl+C') onStop();
    },
  });
  const done = total ? Math.min(COLUMNS_OF_BAR, Math.floor((COLUMNS_OF_BAR * written) / total)) : 0;
  const count = number(written);
  const said = total
    ? t('export.progressOf', { count, total: number(Math.max(total, written)) })
    : t('export.progress', { count });
  const bar = total ? `\n[${'='.repeat(done)}${' '.repeat(COLUMNS_OF_BAR - done)}]` : '';
  return (
    <Dialog
      title={t('keys.export')}
      body={`${said}${bar}`}
      choices={[{ keys: t('key.Esc'), label: t('export.stop') }]}
      columns={size.columns}
      rows={size.rows - 2}
    />
  );
}

/** Milliseconds between updates of the count. */
const TELL_EVERY = 100;

/**
 * Runs long work under a progress layer. Escape aborts the signal and shows that the work was stopped.
 * @param work reports its progress through its second argument
 */
export function openProgress(
  uiContext: UiContext,
  total: number | null,
  work: (signal: AbortSignal, onRows: (written: number) => void) => Promise<void>,
): void {
  const stopping = new AbortController();
  const progress: Progress = createStore((_state: number, written: number) => written, 0);
  const id = `progress#${crypto.randomUUID()}`;
  const onStop = () => stopping.abort();
  uiContext.open({
    id,
    name: 'progress',
    draw: (size) => (
      <ProgressLayer id={id} progress={progress} total={total} uiContext={uiContext} size={size} onStop={onStop} />
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
    // The layer closes at once; the work itself stops when the server has answered it.
    const stopped = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    try {
      await Promise.race([work(signal, onRows), stopped]);
    } catch (error) {
      if (!signal.aborted) throw error;
      uiContext.notify('refused', { key: 'export.stopped' });
    } finally {
      uiContext.close(id);
    }
  });
}
