import { QueryTypes, type Transaction } from 'sequelize';
import type { Change } from '../db/changes.ts';
import { Unavailable } from '../domain/errors.ts';
import type { RecordKind } from '../domain/records/history.ts';
import { databaseOf } from './databaseOf.ts';
import type { Session } from './session.ts';
import type { UndoStep } from './undoJournal.ts';

/** The stamp of a record as text for SQL, in UTC, and its version; null of records that are never changed. */
function markOf(record: unknown): { readonly version: number; readonly stamp: string } | null {
  const { lastUpdate, version } = (record ?? {}) as { readonly lastUpdate?: unknown; readonly version?: unknown };
  if (!(lastUpdate instanceof Date) || typeof version !== 'number') return null;
  // The record keeps milliseconds, rounded; the history keeps microseconds.
  const stamp = new Date(lastUpdate.getTime() - 1).toISOString();
  return { version, stamp: stamp.slice(0, -1).replace('T', ' ') };
}

/**
 * Returns whether a transaction of this session is stored: its main record has at least the version that it had in the
 * transaction, and the history, where triggers write with every change, has a line by this user since then.
 * @param changes of the transaction, the main record first
 * @throws Unavailable `refused.commitUnknown` if the transaction announced no change
 */
export async function isStored(
  session: Session,
  changes: readonly Change[],
  steps: readonly UndoStep[],
  transaction: Transaction,
): Promise<boolean> {
  const [main] = changes;
  if (!main) throw new Unavailable({ key: 'refused.commitUnknown' });
  if (main.kind === 'import') {
    const files = await databaseOf(session).db.sequelize.query(
      'SELECT 1 FROM list_import WHERE `Reprise ID` = :id AND `Collaborateur` = :actor AND (`Annulée le` IS NOT NULL) = :isUndo',
      {
        replacements: {
          id: main.id,
          actor: session.actor.id,
          isUndo: steps.some(({ action }) => action === 'import.undo'),
        },
        type: QueryTypes.SELECT,
        transaction,
      },
    );
    return files.length > 0;
  }
  const kind = main.kind as RecordKind;
  const mark = markOf(steps.find((step) => step.kind === kind && step.id === main.id)?.after);
  const isIn = `EXISTS (SELECT 1 FROM ${kind} WHERE ${kind}_id = :id AND version >= :version) AND \`Date\` >= :stamp`;
  const lines = await databaseOf(session).db.sequelize.query(
    `SELECT 1 FROM list_history
     WHERE \`Table\` = :kind AND \`Enregistrement\` = :id AND \`Collaborateur\` = :actor
       AND ${mark ? isIn : "`Action` = 'create'"} LIMIT 1`,
    { replacements: { kind, id: main.id, actor: session.actor.id, ...mark }, type: QueryTypes.SELECT, transaction },
  );
  return lines.length > 0;
}
