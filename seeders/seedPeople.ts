import type { Sequelize, Transaction } from 'sequelize';
import type { Owner } from '../src/db/withOwner.ts';
import type { Models } from '../src/models/defineModels.ts';
import { hashPassword } from '../src/services/hashPassword.ts';
import { DEMO_PASSWORD, demoPeople } from './demoPeople.ts';

/** Returns the id of a collaborator by username. */
export type People = (username: string) => number;

const YEARS_AGO_MS = 900 * 24 * 60 * 60 * 1000;

/**
 * Inserts the collaborators with their passwords, as members of the demo company. After the commit, `openAccounts`
 * creates their database accounts.
 */
export async function seedPeople(
  { Collaborator }: Models,
  sequelize: Sequelize,
  { serverKey, now }: { readonly serverKey: Buffer; readonly now: Date },
  transaction: Transaction,
): Promise<People> {
  const hired = new Date(now.getTime() - YEARS_AGO_MS);
  await Collaborator.bulkCreate(
    demoPeople.map((person) => ({
      ...person,
      email: `${person.username}@epicevents.example`,
      creationDate: hired,
      lastUpdate: hired,
    })),
    { hooks: false, transaction },
  );
  const rows = await Collaborator.findAll({ transaction });
  const ids = new Map(rows.map(({ username, id }) => [username, id]));
  const people: People = (username) => {
    const id = ids.get(username);
    if (id === undefined) throw new RangeError(`No collaborator has the username ${username}.`);
    return id;
  };
  const hashes = await Promise.all(demoPeople.map(() => hashPassword(serverKey, DEMO_PASSWORD)));
  for (const [index, { username }] of demoPeople.entries()) {
    await sequelize.query('INSERT INTO credential (collaborator_id, password_hash, must_change) VALUES (?, ?, 0)', {
      replacements: [people(username), hashes[index]],
      transaction,
    });
    await sequelize.query('INSERT INTO demo_collaborator (collaborator_id) VALUES (?)', {
      replacements: [people(username)],
      transaction,
    });
  }
  return people;
}

/**
 * Creates the database accounts of the active collaborators. This commits implicitly: call it outside a transaction.
 */
export async function openAccounts({ connection }: Owner, people: People): Promise<void> {
  for (const { username, isActive } of demoPeople) {
    if (isActive) await connection.query('CALL provision_collaborator(?)', [people(username)]);
  }
}
