import { ANYTHING, type Change, type Changes } from './changes.ts';
import type { Database } from './connection.ts';
import { loggable } from './driverError.ts';
import { createOwnChanges } from './ownChanges.ts';
import { createPollCursor } from './pollCursor.ts';

const TICK_MS = 1500;
const SLOWEST_MS = 30_000;
/** The longest pause while the server does not answer: its return is seen soon. */
const SLOWEST_RETRY_MS = 10_000;
/** A poll without an answer for this many milliseconds tells that the server does not answer. */
const SILENT_MS = 3000;
/** Limits the load on a slow server: polling takes at most one part in `LOAD_DIVISOR` of the time. */
const LOAD_DIVISOR = 5;
/** Grace period in milliseconds: polling may read our own history row before the commit is announced locally. */
const OWN_IS_LATE_MS = 200;
/** The first poll may happen up to this many seconds after the lists were fetched. */
const RECENT_S = 2;
/** The maximum number of rows per poll. If there are more, everything is announced as changed. */
const MAX_ROWS = 500;

/** The newest rows after an id, by the primary key. Rows that this account may not read are not returned. */
const SQL = `SELECT \`Historique ID\` AS id, \`Table\` AS kind, \`Enregistrement\` AS record, \`Collaborateur\` AS actor,
    TIMESTAMPDIFF(SECOND, \`Date\`, UTC_TIMESTAMP(6)) AS age
  FROM list_history WHERE \`Historique ID\` > ? ORDER BY \`Historique ID\` DESC LIMIT ${MAX_ROWS}`;

interface HistoryRow {
  readonly id: number;
  readonly change: Change;
  readonly actor: number | null;
  /** Seconds since the INSERT. */
  readonly age: number;
}

export interface ChangePoller {
  stop(): void;
}

/** The parts of a database that polling needs. */
export interface PollSource extends Pick<Database, 'read' | 'log'> {
  readonly changes: Changes;
}

/**
 * Polls the history every one and a half seconds, by one small query, and announces changes by other sessions. Skips
 * changes that `actorId` made through `changes`, which were announced already. If the server fails, the interval grows;
 * when it answers again, everything is announced as changed.
 * @param onLine called with false when the server stops answering, and with true when it answers again
 */
export function startChangePoller(
  { read, log, changes }: PollSource,
  actorId: number,
  onLine: (isThere: boolean) => void = () => undefined,
): ChangePoller {
  const cursor = createPollCursor(MAX_ROWS);
  const own = createOwnChanges(changes);
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let failures = 0;
  let isThere = true;

  const tell = (isAnswering: boolean): void => {
    if (isStopped || isAnswering === isThere) return;
    isThere = isAnswering;
    onLine(isThere);
  };

  const later = (work: () => void, ms: number): NodeJS.Timeout => setTimeout(work, ms).unref();
  const announce = (rows: readonly HistoryRow[]): void => {
    const found = new Map(rows.map(({ change }) => [`${change.kind} ${change.id}`, change]));
    if (!isStopped) changes.announce([...found.values()]);
  };

  function announceOthers(rows: readonly HistoryRow[]): void {
    const others = rows.filter(({ actor, change }) => actor !== actorId || !own.take(change));
    announce(others.filter(({ actor }) => actor !== actorId));
    const mine = others.filter(({ actor }) => actor === actorId);
    // Another session of the same user, or our own row before its commit was announced locally.
    if (mine.length > 0) later(() => announce(mine.filter(({ change }) => !own.take(change))), OWN_IS_LATE_MS);
  }

  async function poll(): Promise<void> {
    const isFirst = cursor.isAtStart();
    const answer = await read(SQL, [cursor.after()]);
    const rows = answer.map((row): HistoryRow => {
      const change = { kind: String(row.kind), id: Number(row.record), isElsewhere: true };
      const actor = row.actor === null ? null : Number(row.actor);
      return { id: Number(row.id), change, actor, age: Number(row.age) };
    });
    const { unread, isFlood } = cursor.take(rows);
    const hasMissed = isFlood || failures > 0 || !isThere;
    failures = 0;
    if (isFirst) {
      // A change during the first fetch of the lists may be in them, or not.
      const recent = rows.filter(({ age }) => age < RECENT_S);
      announce(recent.map((row) => ({ ...row, change: { ...row.change, isEarlier: true } })));
    } else if (hasMissed) changes.announce([{ kind: ANYTHING, id: 0, isElsewhere: true }]);
    else announceOthers(unread);
  }

  async function tick(): Promise<void> {
    const began = performance.now();
    const silent = later(() => tell(false), SILENT_MS);
    try {
      await poll();
      tell(true);
    } catch (error) {
      failures += 1;
      tell(false);
      log.debug({ failures, error: loggable(error) }, 'polling the history failed');
    }
    clearTimeout(silent);
    if (isStopped) return;
    const pause =
      failures > 0
        ? Math.min(TICK_MS * 2 ** Math.min(failures, 10), SLOWEST_RETRY_MS)
        : Math.min(LOAD_DIVISOR * (performance.now() - began), SLOWEST_MS);
    timer = later(() => void tick(), Math.max(TICK_MS, pause));
  }

  void tick();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
      own.stop();
    },
  };
}
