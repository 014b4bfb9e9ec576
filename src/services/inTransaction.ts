import { type LOCK, Transaction } from 'sequelize';
import type { ANYTHING, Change } from '../db/changes.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import type { RecordKind } from '../domain/records/history.ts';
import type { Models } from '../models/defineModels.ts';
import type { Actor } from '../policies/actor.ts';
import type { Action } from '../policies/permissions.ts';
import { databaseOf } from './databaseOf.ts';
import { isStored } from './isStored.ts';
import { noteRefusal } from './noteRefusal.ts';
import type { Session } from './session.ts';
import type { ChangedKind, UndoStep } from './undoJournal.ts';

/** The database access inside a transaction. The work must use nothing else. */
export interface Unit {
  readonly session: Session;
  readonly actor: Actor;
  readonly models: Models;
  /** For every read. */
  readonly readOptions: { readonly transaction: Transaction };
  /** For reads of rows that will be written. */
  readonly lockOptions: { readonly transaction: Transaction; readonly lock: LOCK };
  /** For every write. The model hooks read the user from it. */
  readonly writeOptions: {
    readonly transaction: Transaction;
    readonly actor: Actor;
    /** Values are escaped in the statement: a prepared statement would need one more round trip. */
    readonly bindParam: false;
  };
  /** Calls a stored procedure with bound arguments. @returns the rows of its result, if it has one */
  call(
    procedure: string,
    values: readonly (string | number | boolean | Date | null)[],
  ): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /**
   * Adds a change, which is announced after the commit. The first one is the main record of the transaction. `ANYTHING`
   * stands for more than anybody would look at one by one.
   */
  changed(kind: ChangedKind | typeof ANYTHING, id: number): void;
  /** Names the record that the work begins with, for the entry of a refusal. */
  concerns(kind: RecordKind, id: number): void;
  /** Records the row on which the permission was decided, with the values before the change. */
  decidedOn(action: Action, record: object): void;
  /** Adds the changes of one service after its work. */
  note(step: UndoStep): void;
}

/** A session whose services all run in the transaction of `unit`. */
interface Joined extends Session {
  readonly unit: Unit;
}

export interface WorkOptions {
  /** True if the transaction is rolled back at the end and nothing is announced. */
  readonly dryRun?: boolean;
  /** Receives the changes instead of the session's undo journal. */
  readonly note?: (steps: readonly UndoStep[]) => void;
}

const isJoined = (session: Session): session is Joined => 'unit' in session;

/** Runs the work of a service and records its changes for undo. */
async function recordUndo<T>(unit: Unit, work: (unit: Unit) => Promise<T>): Promise<T> {
  const changes: Change[] = [];
  let decided: Pick<UndoStep, 'action' | 'before'> = { action: null, before: null };
  let isNoted = false;
  const after = await work({
    ...unit,
    changed: (kind, id) => {
      changes.push({ kind, id });
      unit.changed(kind, id);
    },
    decidedOn: (action, before) => {
      if (decided.action === null) decided = { action, before };
    },
    note: (step) => {
      isNoted = true;
      unit.note(step);
    },
  });
  const [first] = changes;
  if (first && !isNoted) unit.note({ ...decided, kind: first.kind as ChangedKind, id: first.id, after });
  return after;
}

/** Runs the work in one transaction, repeats it as a whole after a deadlock, and announces the changes. */
export async function inTransaction<T>(
  session: Session,
  work: (unit: Unit) => Promise<T>,
  { dryRun = false, note = session.journal.note }: WorkOptions = {},
): Promise<T> {
  if (isJoined(session)) return recordUndo(session.unit, work);
  const { actor } = session;
  const { db, models } = databaseOf(session);
  let changes: Change[] = [];
  let steps: UndoStep[] = [];
  let about: { readonly kind: RecordKind; readonly id: number } | null = null;
  try {
    const result = await unitOfWork(
      db,
      (transaction) => {
        changes = [];
        steps = [];
        const unit: Unit = {
          session,
          actor,
          models,
          readOptions: { transaction },
          lockOptions: { transaction, lock: Transaction.LOCK.UPDATE },
          writeOptions: { transaction, actor, bindParam: false },
          async call(procedure, values) {
            const places = values.map(() => '?').join(', ');
            const options = { replacements: [...values], transaction };
            const rows: unknown = await db.sequelize.query(`CALL ${procedure}(${places})`, options);
            return Array.isArray(rows) ? rows : [];
          },
          changed: (kind, id) => void changes.push({ kind, id }),
          concerns(kind, id) {
            about = { kind, id };
          },
          decidedOn: () => undefined,
          note: (step) => void steps.push(step),
        };
        return recordUndo(unit, work);
      },
      { dryRun, isStored: (transaction) => isStored(session, changes, steps, transaction) },
    );
    if (dryRun) return result;
    note(steps);
    db.changes.announce(changes);
    return result;
  } catch (error) {
    if (!dryRun) noteRefusal(session, error, about);
    throw error;
  }
}

/**
 * Runs several services in one transaction, all or nothing. `work` passes its session to each of them. Each service
 * checks permissions as usual and sees the changes of the services before it.
 */
export function joinTransaction<T>(
  session: Session,
  work: (joined: Session) => Promise<T>,
  options: WorkOptions = {},
): Promise<T> {
  return inTransaction(session, (unit) => work(Object.create(session, { unit: { value: unit } }) as Session), options);
}
