/** Retries failed work with growing delays, until it succeeds or is stopped. */
export interface Healing {
  /** Starts to retry, unless it already does. */
  readonly start: () => void;
  readonly stop: () => void;
}

/** Delay before the first retry, in milliseconds. Each later delay is twice as long, up to `slowest`. */
const FIRST = 2_000;

/**
 * @param work one attempt; resolves to true when nothing is left to do. Attempts never overlap.
 * @param slowest the greatest delay, in milliseconds
 */
export function createHealing(work: () => Promise<boolean>, slowest = 60_000): Healing {
  let timer: NodeJS.Timeout | undefined;
  let isOn = false;

  function later(pause: number): void {
    timer = setTimeout(async () => {
      const isWell = await work().catch(() => false);
      if (!isOn) return;
      if (isWell) isOn = false;
      else later(Math.min(2 * pause, slowest));
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
