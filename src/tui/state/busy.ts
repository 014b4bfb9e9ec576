/** Counts what is under way in a session and will change its screen by itself shortly. */
export interface Busy {
  /** Counts one piece of work; the returned function ends it, and does nothing the second time. */
  readonly begin: () => () => void;
  /** Counts the work until it has succeeded or failed. */
  readonly during: <T>(work: Promise<T>) => Promise<T>;
  /** Does the work in the next turn; it counts from now until it is done. */
  readonly soon: (work: () => unknown) => void;
  /** Does the work after a pause. It counts from now until it is done, or until the returned function calls it off. */
  readonly after: (milliseconds: number, work: () => unknown) => () => void;
  /** Resolves once nothing is under way, and `draw` has put everything on the screen without any new work. */
  readonly whenIdle: (draw: () => Promise<void>) => Promise<void>;
}

/** @returns the count of one session, in which nothing is under way. */
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
