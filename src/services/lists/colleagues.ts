import { fold } from '../../domain/likeness.ts';
import { databaseOf } from '../databaseOf.ts';
import type { Session } from '../session.ts';

/** A colleague, by the words of their name without accents and capitals. */
export interface Colleague {
  readonly id: number;
  readonly words: readonly string[];
}

/** Everybody, those who have left included: their names stay on the records. */
export async function readColleagues(session: Session): Promise<readonly Colleague[]> {
  const rows = await databaseOf(session).db.read('SELECT collaborator_id AS id, first_name, last_name FROM colleague');
  return rows.map(({ id, first_name, last_name }) => {
    const name = fold(`${first_name} ${last_name}`);
    return { id: Number(id), words: [...name.split(/[\s-]+/), ...name.split(' ')] };
  });
}
