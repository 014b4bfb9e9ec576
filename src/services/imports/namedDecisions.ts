import { Usage } from '../../domain/errors.ts';
import { fold } from '../../domain/likeness.ts';
import { databaseOf } from '../databaseOf.ts';
import { requirePermission } from '../requirePermission.ts';
import type { Session } from '../session.ts';
import { type Decisions, NO_DECISIONS } from './plan.ts';

/** Whom the person names by their usernames. */
export interface NamedPeople {
  /** The commercial of new clients for whom the file names none. */
  readonly commercial: string | null;
  /** A name in the file and the username; null for nobody. */
  readonly people: readonly (readonly [name: string, username: string | null])[];
}

/**
 * @returns the decisions of an import in which people are named by their usernames; gestion knows those of everybody, a
 *   commercial only the own one
 * @throws Usage (`cli.import.unknownUser`) for a username that nobody has, as far as the person may know
 */
export async function namedDecisions(session: Session, { commercial, people }: NamedPeople): Promise<Decisions> {
  requirePermission(session, 'import.clients');
  const { actor } = session;
  const names = [commercial, ...people.map(([, username]) => username)].filter((name) => name !== null);
  const known = new Map([[actor.username, actor.id]]);
  if (actor.role === 'gestion' && names.length > 0) {
    const places = names.map(() => '?').join(', ');
    const rows = await databaseOf(session).db.read(
      `SELECT collaborator_id AS id, username FROM collaborator WHERE username IN (${places})`,
      names,
      { isPlain: true },
    );
    for (const { id, username } of rows) known.set(String(username), Number(id));
  }
  const idOf = (username: string | null): number | null => {
    if (username === null) return null;
    const id = known.get(username);
    if (id === undefined) throw new Usage({ key: 'cli.import.unknownUser', params: { username } });
    return id;
  };
  return {
    ...NO_DECISIONS,
    commercial: idOf(commercial),
    people: new Map(people.map(([name, username]) => [fold(name.trim()), idOf(username)])),
  };
}
