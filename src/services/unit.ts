import { type LOCK, Transaction } from 'sequelize';
import type { Change } from '../db/changes.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { NotAllowed } from '../errors.ts';
import type { Models } from '../models/defineModels.ts';
import type { Actor } from '../policies/actor.ts';
import type { RecordKind } from './records.ts';
import type { Session } from './session.ts';

/** What the work of one transaction is given: nothing else reaches the database from inside it. */
export interface Unit {
  readonly session: Session;
  readonly actor: Actor;
  readonly models: Models;
  /** For every read. */
  readonly within: { readonly transaction: Transaction };
  /** For reads of rows that will be written. */
  readonly locked: { readonly transaction: Transaction; readonly lock: LOCK };
  /** For every write: hooks see who writes, and by which clock. */
  readonly writing: { readonly transaction: Transaction; readonly actor: Actor; readonly now: () => Date };
  /** Calls a procedure; its arguments travel apart from the statement. */
  call(procedure: string, values: readonly (string | number | boolean | null)[]): Promise<void>;
  /** Announced once the commit is through. */
  changed(kind: RecordKind, id: number): void;
}

/** Runs the work in one transaction, again as a whole where the engine asks for it, and announces what changed. */
export async function inUnit<T>(session: Session, work: (unit: Unit) => Promise<T>): Promise<T> {
  const { db, actor, models, now, log } = session;
  let changes: Change[] = [];
  try {
    const result = await unitOfWork(db, (transaction) => {
      changes = [];
      return work({
        session,
        actor,
        models,
        within: { transaction },
        locked: { transaction, lock: Transaction.LOCK.UPDATE },
        writing: { transaction, actor, now },
        async call(procedure, values) {
          const places = values.map(() => '?').join(', ');
          await db.sequelize.query(`CALL ${procedure}(${places})`, { replacements: [...values], transaction });
        },
        changed: (kind, id) => void changes.push({ kind, id }),
      });
    });
    for (const change of changes) db.changes.announce(change);
    return result;
  } catch (error) {
    if (error instanceof NotAllowed) log.warn({ problem: error.problem.key }, 'refused');
    throw error;
  }
}
