import type { Owner } from '../src/db/withOwner.ts';
import type { Models } from '../src/models/defineModels.ts';
import { hashPassword } from '../src/services/hashPassword.ts';
import { DEMO_PASSWORD, demoPeople } from './demoPeople.ts';

/** Numbers of the collaborators by their usernames. */
export type People = (username: string) => number;

const YEARS_AGO_MS = 900 * 24 * 60 * 60 * 1000;

/** The collaborators with their passwords and database accounts. */
export async function seedPeople(
  { Collaborator }: Models,
  { connection }: Owner,
  serverKey: Buffer,
  now: Date,
): Promise<People> {
  const hired = new Date(now.getTime() - YEARS_AGO_MS);
  await Collaborator.bulkCreate(
    demoPeople.map((person) => ({
      ...person,
      email: `${person.username}@epicevents.example`,
      creationDate: hired,
      lastUpdate: hired,
    })),
    { hooks: false },
  );
  const rows = await Collaborator.findAll();
  const ids = new Map(rows.map(({ username, id }) => [username, id]));
  const people: People = (username) => {
    const id = ids.get(username);
    if (id === undefined) throw new RangeError(`Nobody is called ${username}.`);
    return id;
  };
  const hashes = await Promise.all(demoPeople.map(() => hashPassword(serverKey, DEMO_PASSWORD)));
  for (const [index, { username, isActive }] of demoPeople.entries()) {
    await connection.query('INSERT INTO credential (collaborator_id, password_hash, must_change) VALUES (?, ?, 0)', [
      people(username),
      hashes[index],
    ]);
    if (isActive) await connection.query('CALL provision_collaborator(?)', [people(username)]);
  }
  return people;
}
