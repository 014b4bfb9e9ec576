import type { CliIo } from '../../src/cli/CliIo.ts';

const START_OF_LINE = '\r\u001b[K';
const EVERY_MS = 5000;

/**
 * Shows the progress of a long task: on a terminal one line that is overwritten, elsewhere a line from time to time.
 */
export interface Progress {
  readonly say: (line: string) => void;
  /** Ends the line. */
  readonly end: () => void;
}

export function createProgress({ stderr }: Pick<CliIo, 'stderr'>): Progress {
  let said = Number.NEGATIVE_INFINITY;
  let isOpen = false;
  return {
    say(line) {
      if (stderr.isTTY) {
        stderr.write(`${START_OF_LINE}${line}`);
        isOpen = true;
      } else if (performance.now() - said >= EVERY_MS) {
        said = performance.now();
        stderr.write(`${line}\n`);
      }
    },
    end() {
      if (isOpen) stderr.write('\n');
      isOpen = false;
    },
  };
}
