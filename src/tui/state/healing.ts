/** Retries failed work with growing delays, until it succeeds or is stopped. */
export interface Healing {
  /** Starts to retry, unless it already does. */
  readonly start: () => void;
  readonly stop: () => void;
}

/** Delay before the first retry, in milliseconds. Each later delay is twice as long, up to `SLOWEST`. */
const FIRST = 2_000;
const SLOWEST = 60_000;

/** @param work one attempt; resolves to true when nothing is left to do. Attempts never overlap. */
export function createHealing(work: () => Promise<boolean>): Healing {
  let timer: NodeJS.Timeout | undefined;
  let isOn = false;

  function later(pause: number): void {
    timer = setTimeout(async () => {
      const isWell = await work().catch(() => false);
      if (!isOn) return;
      if (isWell) isOn = false;
      else later(Math.min(2 * pause, SLOWEST));
    }, pause).unref();
  }

  return {
    start: () => {
      if (isOn) return;
      isOn = true;
      later(FIRST);
    },
    stop: () => {
      isOn = false;
      clearTimeout(timer);
    },
  };
}
