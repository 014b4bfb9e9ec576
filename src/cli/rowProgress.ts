import { Usage } from '../domain/errors.ts';
import type { CommandContext } from './CliIo.ts';

export interface RowProgress {
  /** Shows how far the work is. @throws Usage (`cli.interrupted`) if the user wants to stop */
  tell(progress: { readonly table: string; readonly done: number; readonly total: number }): void;
  clear(): void;
}

/** Shows the progress of a backup on one line of the terminal. Says nothing if the error stream is redirected. */
export function rowProgress({ io, texts }: CommandContext): RowProgress {
  const { stderr, signal } = io;
  return {
    tell({ table, done, total }) {
      if (signal.aborted) throw new Usage({ key: 'cli.interrupted' });
      if (!stderr.isTTY) return;
      const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
      const line = texts.t('backup.progress', { table, rows: texts.number(done), percent });
      stderr.write(`\r\u001b[K${line}`);
    },
    clear: () => void (stderr.isTTY && stderr.write('\r\u001b[K')),
  };
}
