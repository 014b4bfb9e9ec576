import type { RecordKind } from '../domain/records/history.ts';
import type { Action } from '../policies/permissions.ts';

/** One record that a service changed, as it was before and as it is since. */
export interface Step {
  /** What was done; null where no stored row decided on it (a new client, a reversal). */
  readonly action: Action | null;
  readonly kind: RecordKind;
  readonly id: number;
  /** The row that decided: the record itself, or for a new one what it belongs to. */
  readonly before: object | null;
  /** The record as the service handed it out. */
  readonly after: unknown;
}

/** What this session changed, newest last; what was changed together is one entry. */
export interface Journal {
  note(steps: readonly Step[]): void;
  last(): readonly Step[] | null;
  /** Takes an entry out: it was undone by `steps`, which are not to be undone themselves. */
  undone(entry: readonly Step[], steps: readonly Step[]): void;
}

/** So far back can be gone. */
const KEPT = 50;

const versionOf = (record: unknown): unknown => (record as { version?: unknown } | null | undefined)?.version;

/** A form saved without a change, or a question asked twice: there is nothing to take back. */
const isChange = ({ before, after, action, id }: Step): boolean => {
  const isSame = (before as { id?: unknown } | null)?.id === id;
  return !isSame || action === null || versionOf(before) !== versionOf(after);
};

/** @returns a journal of its own, for one session. */
export function createJournal(): Journal {
  let entries: (readonly Step[])[] = [];
  return {
    note(steps) {
      const changes = steps.filter(isChange);
      if (changes.length > 0) entries = [...entries, changes].slice(-KEPT);
    },
    last: () => entries.at(-1) ?? null,
    undone(entry, steps) {
      // What was before the undone change is there again, under a new version: older entries can still be undone.
      const again = (step: Step): Step => {
        const gone = entry.find(({ kind, id }) => kind === step.kind && id === step.id);
        const now = steps.find(({ kind, id }) => kind === step.kind && id === step.id);
        return gone && now && versionOf(gone.before) === versionOf(step.after) ? { ...step, after: now.after } : step;
      };
      entries = entries.filter((other) => other !== entry).map((other) => other.map(again));
    },
  };
}
