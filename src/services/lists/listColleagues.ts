import type { ColleagueRecord } from '../../domain/records/collaborator.ts';
import { allow } from '../allow.ts';
import type { Session } from '../session.ts';
import { colleagueList, presentColleague } from './colleagueList.ts';
import { listCount } from './listCount.ts';
import type { ListQuery } from './listSpec.ts';
import { type Asked, listWindow } from './listWindow.ts';
import type { Count, CountOptions, Window, WindowOptions } from './window.ts';

const asked = (session: Session, query: ListQuery): Asked<ColleagueRecord> => ({
  session,
  spec: colleagueList,
  query,
  scopes: [],
});

/** A window of the active colleagues, by name unless another column is asked for: name, department and e-mail. Everybody. */
export async function listColleagues(
  session: Session,
  query: ListQuery,
  window: WindowOptions,
): Promise<Window<ColleagueRecord>> {
  allow(session, 'collaborator.names');
  return listWindow(asked(session, query), window);
}

/** How many rows that list has, and how many stand before the record `at`. */
export async function countColleagues(session: Session, query: ListQuery, options: CountOptions = {}): Promise<Count> {
  allow(session, 'collaborator.names');
  return listCount(asked(session, query), options);
}

/** The colleagues with these numbers, those who have left included: their names stay on the records. */
export async function getColleagues(
  session: Session,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ColleagueRecord>> {
  allow(session, 'collaborator.names');
  if (ids.length === 0) return new Map();
  const rows = await session.db.read(
    `SELECT collaborator_id AS id, first_name AS firstName, last_name AS lastName, email, role
     FROM colleague WHERE collaborator_id IN (${ids.map(() => '?').join(', ')})`,
    [...ids],
  );
  return new Map(rows.map(presentColleague).map((colleague) => [colleague.id, colleague]));
}
