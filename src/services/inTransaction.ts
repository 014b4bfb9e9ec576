import { type LOCK, Transaction } from 'sequelize';
import type { Change } from '../db/changes.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { NotAllowed } from '../domain/errors.ts';
import type { RecordKind } from '../domain/records/history.ts';
import type { Models } from '../models/defineModels.ts';
import type { Actor } from '../policies/actor.ts';
import type { Action } from '../policies/permissions.ts';
import { databaseOf } from './databaseOf.ts';
import type { Session } from './session.ts';
import type { Step } from './undoJournal.ts';

/** What the work of one transaction is given: nothing else reaches the database from inside it. */
export interface Unit {
  readonly session: Session;
  readonly actor: Actor;
  readonly models: Models;
  /** For every read. */
  readonly readOptions: { readonly transaction: Transaction };
  /** For reads of rows that will be written. */
  readonly lockOptions: { readonly transaction: Transaction; readonly lock: LOCK };
  /** For every write: hooks see who writes. */
  readonly writeOptions: {
    readonly transaction: Transaction;
    readonly actor: Actor;
    /** The values travel in the statement, escaped: to prepare it first would be one round trip more. */
    readonly bindParam: false;
  };
  /** Calls a procedure; its arguments travel apart from the statement. */
  call(procedure: string, values: readonly (string | number | boolean | null)[]): Promise<void>;
  /** Announced once the commit is through; the first one is what the work was about. */
  changed(kind: RecordKind, id: number): void;
  /** The row that the work was decided on, as it was before. */
  decidedOn(action: Action, record: object): void;
  /** What one service changed, once its work is done. */
  note(step: Step): void;
}

/** A session whose services all work in the one transaction of `unit`. */
interface Joined extends Session {
  readonly unit: Unit;
}

export interface WorkOptions {
  /** True where all of it is taken back at the end, and nothing is announced. */
  readonly dryRun?: boolean;
  /** Takes what was changed, instead of the session's journal. */
  readonly note?: (steps: readonly Step[]) => void;
}

const isJoined = (session: Session): session is Joined => 'unit' in session;

/** Does a service's work, and notes what it changed, for it to be taken back. */
async function recordUndo<T>(unit: Unit, work: (unit: Unit) => Promise<T>): Promise<T> {
  const changes: Change[] = [];
  let decided: Pick<Step, 'action' | 'before'> = { action: null, before: null };
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
  if (first && !isNoted) unit.note({ ...decided, kind: first.kind as RecordKind, id: first.id, after });
  return after;
}

/** Runs the work in one transaction, again as a whole where the engine asks for it, and announces what changed. */
export async function inTransaction<T>(
  session: Session,
  work: (unit: Unit) => Promise<T>,
  { dryRun = false, note = session.journal.note }: WorkOptions = {},
): Promise<T> {
  if (isJoined(session)) return recordUndo(session.unit, work);
  const { actor, log } = session;
  const { db, models } = databaseOf(session);
  let changes: Change[] = [];
  let steps: Step[] = [];
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
            await db.sequelize.query(`CALL ${procedure}(${places})`, { replacements: [...values], transaction });
          },
          changed: (kind, id) => void changes.push({ kind, id }),
          decidedOn: () => undefined,
          note: (step) => void steps.push(step),
        };
        return recordUndo(unit, work);
      },
      { dryRun },
    );
    if (dryRun) return result;
    note(steps);
    db.changes.announce(changes);
    return result;
  } catch (error) {
    if (error instanceof NotAllowed) log.warn({ problem: error.problem.key }, 'refused');
    throw error;
  }
}

/**
 * Lets several services work in one transaction, all or nothing: each is called with the session that `work` is given,
 * asks who may as ever, and sees what the ones before it did.
 */
export function joinTransaction<T>(
  session: Session,
  work: (joined: Session) => Promise<T>,
  options: WorkOptions = {},
): Promise<T> {
  return inTransaction(session, (unit) => work(Object.create(session, { unit: { value: unit } }) as Session), options);
}
