import type { OnKind } from '../../domain/onRecord.ts';
import type { Leaf } from './condition.ts';
import { raw, type SqlValue, sql } from './sql.ts';

/**
 * The records on which an open task was due before today. No column of the listing says it: the tasks are looked up, or,
 * where few are overdue, begun with.
 */
export const withOverdueTask =
  (kind: OnKind) =>
  (today: SqlValue): Pick<Leaf, 'test' | 'queries'> => {
    const id = `${kind}_id`;
    const overdue = sql`k.is_open = 1 AND k.due_on < ${today}`;
    return {
      test: sql`EXISTS (SELECT 1 FROM task k WHERE ${raw(`k.${id} = l.${id}`)} AND ${overdue})`,
      queries: [
        {
          id: `k.${id}`,
          from: sql`task k FORCE INDEX (task_due) WHERE ${overdue} AND ${raw(`k.${id}`)} IS NOT NULL`,
        },
      ],
    };
  };
