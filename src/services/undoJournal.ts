import type { RecordKind } from '../domain/records/history.ts';
import type { Action } from '../policies/permissions.ts';

/** What a service changes: one record, or all those of a file that is taken over. */
export type ChangedKind = RecordKind | 'import';

/** One record that a service changed, with its state before and after. */
export interface UndoStep {
  /** The action; null if no stored row decided the permission (a new client, a reversal). */
  readonly action: Action | null;
  readonly kind: ChangedKind;
  readonly id: number;
  /** The row that decided the permission: the record, or for a new record its parent. */
  readonly before: object | null;
  /** The record as the service returned it. */
  readonly after: unknown;
}

/** The changes of this session, newest last. Changes of one transaction are one entry. */
export interface Journal {
  note(steps: readonly UndoStep[]): void;
  last(): readonly UndoStep[] | null;
  /** Removes an entry. `steps` undid it, and cannot be undone themselves. */
  undone(entry: readonly UndoStep[], steps: readonly UndoStep[]): void;
}

/** The maximum number of changes that a session can undo. */
const KEPT = 50;

const versionOf = (record: unknown): unknown => (record as { version?: unknown } | null | undefined)?.version;

/** False for a form saved without a change, or for a repeated request: there is nothing to undo. */
const isChange = ({ before, after, action, id }: UndoStep): boolean => {
  const isSame = (before as { id?: unknown } | null)?.id === id;
  return !isSame || action === null || versionOf(before) !== versionOf(after);
};

/** @returns a new journal for one session */
export function createJournal(): Journal {
  let entries: (readonly UndoStep[])[] = [];
  return {
    note(steps) {
      const changes = steps.filter(isChange);
      if (changes.length > 0) entries = [...entries, changes].slice(-KEPT);
    },
    last: () => entries.at(-1) ?? null,
    undone(entry, steps) {
      // The undo restored the earlier values under a new version, so older entries can still be undone.
      const again = (step: UndoStep): UndoStep => {
        const gone = entry.find(({ kind, id }) => kind === step.kind && id === step.id);
        const now = steps.find(({ kind, id }) => kind === step.kind && id === step.id);
        return gone && now && versionOf(gone.before) === versionOf(step.after) ? { ...step, after: now.after } : step;
      };
      entries = entries.filter((other) => other !== entry).map((other) => other.map(again));
    },
  };
}
