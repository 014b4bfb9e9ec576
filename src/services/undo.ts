import { randomUUID } from 'node:crypto';
import { type Message, NotAllowed } from '../domain/errors.ts';
import { attemptOne, withRecordName } from './attempt.ts';
import { joinTransaction } from './inTransaction.ts';
import { requirePermission } from './requirePermission.ts';
import type { Session } from './session.ts';
import type { ChangedKind, UndoStep } from './undoJournal.ts';
import { inverseOf, readFor } from './undoSteps.ts';
import { nameOf, type UndoValue, valuesBetween } from './undoValues.ts';

/** One record of the last change: the values that undo restores, or why it cannot. */
export interface UndoRow {
  /** The record whose values are restored; for a payment, its contract. */
  readonly kind: ChangedKind;
  readonly id: number;
  readonly name: string;
  readonly values: readonly UndoValue[];
  readonly problem: Message | null;
  readonly step: UndoStep;
}

/** The last change of a session, and the effect of its undo. */
export interface UndoPreview {
  readonly entry: readonly UndoStep[];
  readonly rows: readonly UndoRow[];
  /** Idempotency key for records that the undo creates (such as a reversal). */
  readonly key: string;
}

const inOrder = (steps: readonly UndoStep[]) => steps.toSorted((a, b) => a.id - b.id);

async function previewRow(session: Session, step: UndoStep, key: string): Promise<UndoRow> {
  const { texts } = session;
  const now = await readFor(step, session);
  const kind = step.kind === 'payment' ? 'contract' : step.kind;
  const row = { kind, id: now.id, name: nameOf(now, texts), values: [], step } as const;
  const inverse = inverseOf(step);
  if (inverse.back === null) return { ...row, problem: inverse.problem };
  const { version } = step.after as { readonly version?: number };
  if (version !== undefined && version !== (now as { readonly version?: number }).version)
    return { ...row, problem: { key: 'undo.moved' } };
  const problem = await attemptOne(session, () => inverse.back(session, key));
  if (problem) return { ...row, problem };
  const restored = await readFor(step, session);
  return { ...row, name: nameOf(restored, texts), problem: null, values: valuesBetween(now, restored, texts) };
}

/**
 * Computes the effect of an undo in a dry run that is rolled back. Null if the session changed nothing. A change that
 * cannot be undone stays the last one.
 */
export async function previewUndo(session: Session): Promise<UndoPreview | null> {
  requirePermission(session, 'history.list');
  const entry = session.journal.last();
  if (!entry) return null;
  const key = randomUUID();
  const work = async (joined: Session): Promise<UndoRow[]> => {
    const rows: UndoRow[] = [];
    for (const step of inOrder(entry)) rows.push(await previewRow(joined, step, key));
    return rows;
  };
  return { entry, key, rows: await joinTransaction(session, work, { dryRun: true }) };
}

/**
 * Undoes the last change, all or nothing, through the ordinary services. So the history shows it.
 * @throws NotAllowed if it is no longer the last change, or a rule refuses it; Conflict if a record has changed since
 */
export async function undoLast(session: Session, preview: UndoPreview): Promise<void> {
  requirePermission(session, 'history.list');
  const { entry, rows, key } = preview;
  if (session.journal.last() !== entry) throw new NotAllowed({ key: 'undo.gone' });
  let undone: readonly UndoStep[] = [];
  const work = async (joined: Session): Promise<void> => {
    for (const { name, step } of rows) {
      const inverse = inverseOf(step);
      if (inverse.back === null) throw new NotAllowed(inverse.problem);
      await withRecordName(joined, name, () => inverse.back(joined, key));
    }
  };
  await joinTransaction(session, work, {
    note: (steps) => {
      undone = steps;
    },
  });
  session.journal.undone(entry, undone);
}
