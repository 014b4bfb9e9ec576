import type { RowDataPacket } from 'mysql2/promise';
import type { Owner } from '../../src/db/withOwner.ts';
import { demoPeople } from '../demoPeople.ts';
import { PAYMENTS_AT_MOST } from './contracts.ts';
import { inventColleagues, storeColleagues } from './people.ts';
import type { Busy, LargePlan } from './plan.ts';
import { Refusal } from './Refusal.ts';
import { CHUNK, PROGRESS_TABLE } from './seedLargeRows.ts';

const PLAN = 'plan';

/**
 * Returns the plan of an interrupted run; null if there is none.
 * @throws Refusal if it has another number of rows, or somebody has changed the data since
 */
export async function findPlan(owner: Owner, rows: number): Promise<LargePlan | null> {
  const { connection, schema } = owner;
  const [found] = await connection.query<RowDataPacket[]>(
    'SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = ?',
    [schema, PROGRESS_TABLE],
  );
  if (found.length === 0) return null;
  const [[row]] = await connection.query<RowDataPacket[]>(`SELECT plan FROM ${PROGRESS_TABLE} WHERE kind = ?`, [PLAN]);
  if (row === undefined) return null;
  const plan: LargePlan = JSON.parse(row.plan);
  if (plan.rows !== rows) {
    throw new Refusal(`A seeding of ${plan.rows} rows was interrupted here: finish it with --rows ${plan.rows}.`);
  }
  await refuseOtherWork(owner, plan);
  return plan;
}

/**
 * Refuses if there are rows outside the recorded chunks: they are somebody's work, and have ids that the plan needs.
 */
async function refuseOtherWork({ connection }: Owner, plan: LargePlan): Promise<void> {
  for (const [kind, first] of [
    ['client', plan.firstClient],
    ['contract', plan.firstContract],
    ['event', plan.firstEvent],
    ['task', plan.firstTask],
    ['note', plan.firstNote],
  ] as const) {
    const [[found]] = await connection.query<RowDataPacket[]>(
      `SELECT (SELECT COUNT(*) FROM ${kind} WHERE ${kind}_id >= ?) AS there,
         (SELECT SUM(LEAST(?, ? - first_row)) FROM ${PROGRESS_TABLE} WHERE kind = ?) AS noted`,
      [first, CHUNK, plan.rows, kind],
    );
    if (Number(found?.there) !== Number(found?.noted)) {
      throw new Refusal(
        'Somebody has worked in this database since its seeding was interrupted: it cannot be gone on with.',
      );
    }
  }
}

/** Inserts the colleagues and stores the plan. From then on an interrupted run can continue. */
export async function beginPlan(
  owner: Owner,
  { rows, seed, now }: { readonly rows: number; readonly seed: number; readonly now: Date },
): Promise<LargePlan> {
  const { connection } = owner;
  const today = now.toISOString().slice(0, 10);
  await connection.query(
    `CREATE TABLE IF NOT EXISTS ${PROGRESS_TABLE} (
       kind VARCHAR(10), first_row INT, plan TEXT NULL, PRIMARY KEY (kind, first_row)) ENGINE = InnoDB`,
  );
  const taken = new Set(demoPeople.map(({ username }) => username));
  const staff = await storeColleagues(owner, inventColleagues(seed, rows, taken), today);
  const plan: LargePlan = {
    seed,
    rows,
    today,
    ...staff,
    busy: await busySupports(owner, today),
    firstClient: await nextNumber(owner, 'client'),
    firstContract: await nextNumber(owner, 'contract'),
    firstPayment: await nextNumber(owner, 'payment'),
    firstEvent: await nextNumber(owner, 'event'),
    firstTask: await nextNumber(owner, 'task'),
    firstNote: await nextNumber(owner, 'note'),
  };
  if (plan.firstPayment + rows * PAYMENTS_AT_MOST > 2 ** 31 - 1)
    throw new RangeError('The ids do not fit in the column.');
  await connection.query(`INSERT INTO ${PROGRESS_TABLE} VALUES (?, 0, ?)`, [PLAN, JSON.stringify(plan)]);
  return plan;
}

async function nextNumber({ connection }: Owner, table: string): Promise<number> {
  const [[found]] = await connection.query<RowDataPacket[]>(
    `SELECT COALESCE(MAX(${table}_id), 0) + 1 AS next FROM ${table}`,
  );
  return Number(found?.next);
}

async function busySupports({ connection }: Owner, today: string): Promise<LargePlan['busy']> {
  const [rows] = await connection.query<(RowDataPacket & Busy)[]>(
    `SELECT support_contact AS support, TIMESTAMPDIFF(MINUTE, ?, event_start) AS start,
       TIMESTAMPDIFF(MINUTE, ?, event_end) AS end
     FROM event WHERE is_active AND support_contact IS NOT NULL ORDER BY event_id`,
    [today, today],
  );
  return rows.map(({ support, start, end }) => ({ support, start, end }));
}
