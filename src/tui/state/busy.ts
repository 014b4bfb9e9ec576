/** Counts the pending work of a session that will change its screen. */
export interface Busy {
  /** Counts one piece of work. The returned function ends it; calling it again does nothing. */
  readonly begin: () => () => void;
  /** Counts the promise until it settles. */
  readonly during: <T>(work: Promise<T>) => Promise<T>;
  /** Runs `work` in the next turn of the event loop. It counts from now until it is done. */
  readonly soon: (work: () => unknown) => void;
  /** Runs `work` after a delay. It counts from now until it is done, or until the returned function cancels it. */
  readonly after: (milliseconds: number, work: () => unknown) => () => void;
  /** Resolves when no work is pending and `draw` has rendered everything without new work. */
  readonly whenIdle: (draw: () => Promise<void>) => Promise<void>;
}

/** @returns the counter of one session, at zero */
export function createBusy(): Busy {
  let begun = 0;
  let underWay = 0;
  const waiting: (() => void)[] = [];

  const begin: Busy['begin'] = () => {
    begun += 1;
    underWay += 1;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      underWay -= 1;
      if (underWay > 0) return;
      for (const resume of waiting.splice(0)) resume();
    };
  };

  const doing = (work: () => unknown, end: () => void) => async () => {
    try {
      await work();
    } finally {
      end();
    }
  };

  const whenNothing = (): Promise<void> =>
    underWay === 0 ? Promise.resolve() : new Promise((resolve) => void waiting.push(resolve));

  return {
    begin,
    during: async (work) => {
      const end = begin();
      try {
        return await work;
      } finally {
        end();
      }
    },
    soon: (work) => void setImmediate(doing(work, begin())),
    after: (milliseconds, work) => {
      const end = begin();
      const timer = setTimeout(doing(work, end), milliseconds).unref();
      return () => {
        clearTimeout(timer);
        end();
      };
    },
    whenIdle: async (draw) => {
      let seen: number;
      do {
        seen = begun;
        await whenNothing();
        await draw();
      } while (underWay > 0 || begun !== seen);
    },
  };
}
