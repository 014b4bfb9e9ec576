import type { SessionLimits } from '../../settings/config.ts';

const CHECK_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** The user is told this many milliseconds before the end. */
const WARNING_MS = 5 * MINUTE_MS;

export interface SessionWatchOptions {
  readonly limits: SessionLimits;
  readonly now: () => Date;
  /** Called when nobody has pressed a key for too long; again for each later time. */
  readonly onIdle: () => void;
  /** Called once, five minutes before the end. */
  readonly onEndsSoon: (end: Date) => void;
  readonly onEnd: () => void;
}

/** Watches how long nobody has pressed a key, and how old the session is. */
export interface SessionWatch {
  /** Notes a key. Returns false if the screen has just locked or the session has ended: the key is then dropped. */
  readonly touch: () => boolean;
  readonly stop: () => void;
}

/**
 * Starts the watch of one session. It compares times of the clock and counts no ticks, so that a machine that slept locks
 * at its waking, before any key takes effect.
 */
export function startSessionWatch({ limits, now, onIdle, onEndsSoon, onEnd }: SessionWatchOptions): SessionWatch {
  const end = now().getTime() + limits.endAfterHours * HOUR_MS;
  const idle = limits.lockAfterMinutes === 0 ? Number.POSITIVE_INFINITY : limits.lockAfterMinutes * MINUTE_MS;
  let lastKey = now().getTime();
  let isTold = false;
  let isOver = false;

  function stop(): void {
    isOver = true;
    clearInterval(timer);
  }

  /** Returns whether nothing is due. */
  function check(): boolean {
    if (isOver) return false;
    const at = now().getTime();
    if (at >= end) {
      stop();
      onEnd();
      return false;
    }
    if (!isTold && at >= end - WARNING_MS) {
      isTold = true;
      onEndsSoon(new Date(end));
    }
    // A clock that went back counts as no time passed.
    lastKey = Math.min(lastKey, at);
    if (at - lastKey < idle) return true;
    lastKey = at;
    onIdle();
    return false;
  }

  const timer = setInterval(check, CHECK_MS).unref();
  return {
    touch: () => {
      if (!check()) return false;
      lastKey = now().getTime();
      return true;
    },
    stop,
  };
}
