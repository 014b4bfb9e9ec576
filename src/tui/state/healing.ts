/** Tries something again that failed, ever less often, until it works or is no longer wanted. */
export interface Healing {
  /** Begins to try, where it does not already. */
  readonly start: () => void;
  readonly stop: () => void;
}

/** The first try comes so long after the failure, each other one after twice as long, in milliseconds. */
const FIRST = 2_000;
const SLOWEST = 60_000;

/** @param work does it, and answers whether there is nothing left to do; one try at a time */
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
