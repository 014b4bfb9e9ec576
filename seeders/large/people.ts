import type { Owner } from '../../src/db/withOwner.ts';
import { createRandom } from '../random.ts';
import { FIRST_NAMES, LAST_NAMES } from './names.ts';
import { createSlug } from './slug.ts';
import { inserts, sqlRow, text } from './sqlRow.ts';

type Department = 'commercial' | 'support' | 'gestion';

interface Colleague {
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Department;
}

const AT_MOST = 64;

/** Returns how many colleagues this number of records needs, besides the demo company. */
export function staffOf(rows: number): Readonly<Record<Department, number>> {
  const between = (least: number, value: number, most: number) => Math.min(Math.max(Math.round(value), least), most);
  return {
    commercial: between(3, rows / 10_000, 100),
    support: between(4, rows / 6000, 160),
    gestion: between(1, rows / 100_000, 8),
  };
}

/** Returns colleagues with invented names, without those whose usernames are taken. */
export function inventColleagues(seed: number, rows: number, taken: ReadonlySet<string>): readonly Colleague[] {
  const random = createRandom(seed ^ 0x5eed);
  const slug = createSlug();
  const used = new Set(taken);
  return Object.entries(staffOf(rows)).flatMap(([role, count]) => {
    const colleagues: Colleague[] = [];
    while (colleagues.length < count) {
      const [firstName, lastName] = [random.pick(FIRST_NAMES), random.pick(LAST_NAMES)];
      const username = `${slug(firstName)}.${slug(lastName)}`.slice(0, AT_MOST);
      if (used.has(username)) continue;
      used.add(username);
      colleagues.push({ username, firstName, lastName, role: role as Department });
    }
    return colleagues;
  });
}

/**
 * Inserts the colleagues, each with a database account and without a password. None of them can sign in before gestion
 * sets one.
 * @returns the ids of all active colleagues by department, the demo company's among the first
 */
export async function storeColleagues({ connection }: Owner, colleagues: readonly Colleague[], today: string) {
  const [there] = await connection.query('SELECT username FROM collaborator');
  const known = new Set((there as { username: string }[]).map(({ username }) => username));
  const rows = colleagues
    .filter(({ username }) => !known.has(username))
    .map(({ username, firstName, lastName, role }) =>
      sqlRow(
        text(firstName),
        text(lastName),
        text(username),
        text(`${username}@epicevents.example`),
        text(role),
        text(`${today} 00:00:00`),
        text(`${today} 00:00:00`),
      ),
    );
  const columns = 'first_name, last_name, username, email, role, creation_date, last_update';
  await connection.query('START TRANSACTION');
  for (const statement of inserts('collaborator', columns, rows)) await connection.query(statement);
  // There is no real collaborator here, so all of them count as members of the demo company.
  await connection.query(
    `INSERT INTO demo_collaborator (collaborator_id) SELECT collaborator_id FROM collaborator
     WHERE collaborator_id NOT IN (SELECT demo_collaborator.collaborator_id FROM demo_collaborator)`,
  );
  await connection.query('COMMIT');
  const [missing] = await connection.query(
    `SELECT collaborator.collaborator_id AS id FROM collaborator
     LEFT JOIN credential ON credential.collaborator_id = collaborator.collaborator_id
     WHERE is_active AND credential.collaborator_id IS NULL`,
  );
  for (const { id } of missing as { id: number }[]) await connection.query('CALL provision_collaborator(?)', [id]);
  const [found] = await connection.query(
    'SELECT collaborator_id AS id, role FROM collaborator WHERE is_active ORDER BY collaborator_id',
  );
  const ofRole = (wanted: Department) =>
    (found as { id: number; role: string }[]).filter(({ role }) => role === wanted).map(({ id }) => id);
  return { commercials: ofRole('commercial'), supports: ofRole('support'), gestion: ofRole('gestion') };
}
