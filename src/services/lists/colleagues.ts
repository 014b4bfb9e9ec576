import { fold } from '../../domain/likeness.ts';
import { databaseOf } from '../databaseOf.ts';
import type { Session } from '../session.ts';

/** A colleague, with the name and its words in lower case and without accents. */
export interface Colleague {
  readonly id: number;
  readonly name: string;
  readonly words: readonly string[];
}

/** All colleagues, including those who have left: records still show their names. */
export async function readColleagues(session: Session): Promise<readonly Colleague[]> {
  const rows = await databaseOf(session).db.read('SELECT collaborator_id AS id, first_name, last_name FROM colleague');
  return rows.map(({ id, first_name, last_name }) => {
    const name = fold(`${first_name} ${last_name}`);
    return { id: Number(id), name, words: [...name.split(/[\s-]+/), ...name.split(' ')] };
  });
}
