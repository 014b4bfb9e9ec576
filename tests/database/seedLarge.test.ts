/**
 * `npm run seed:large`: its data obey every rule, and after an interruption at any point nobody can work without the
 * rules.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedLarge } from '../../seeders/large/seedLarge.ts';
import { connectAs } from '../../src/db/withOwner.ts';
import { listClients } from '../../src/services/lists/clientList.ts';
import { signIn } from '../../src/services/session.ts';
import { writeConfigFile } from '../../src/settings/configFile.ts';
import { userPaths } from '../../src/settings/userPaths.ts';
import { runCommand, userOf } from '../support/runCommand.ts';
import { interruptSeedLarge, runSeedLarge } from '../support/runSeedLarge.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';
import { wrongListings, wrongWords } from './support/listingTruth.ts';
import { schemaPicture } from './support/schemaPicture.ts';

const ROWS = 2000;
/** The highest id of the demo company's own events, which the brief gives. */
const LAST_OF_THE_EXAMPLE = 1023;

/** Rows that break a rule which no table constraint can express. */
const BROKEN_RULES = {
  'a balance that is not the cost without the payments': `
    SELECT contract_id FROM contract WHERE balance <> cost - (
      SELECT COALESCE(SUM(amount), 0) FROM payment WHERE payment.contract_id = contract.contract_id)`,
  'a payment of a draft, or before its contract': `
    SELECT payment_id FROM payment JOIN contract USING (contract_id)
    WHERE statut = 'draft' OR payment.creation_date < contract.creation_date OR paid_on > UTC_DATE()`,
  'a reversal without a reason': "SELECT payment_id FROM payment WHERE amount < 0 AND TRIM(note) = ''",
  'signed without a date, or a date without a signature': `
    SELECT contract_id FROM contract WHERE (statut IN ('signed', 'closed')) > (signed_at IS NOT NULL)
      OR (statut IN ('draft', 'to_sign') AND signed_at IS NOT NULL) OR signed_at < creation_date`,
  'a contract from before its client': `
    SELECT contract_id FROM contract JOIN client USING (client_id)
    WHERE DATE(contract.creation_date) < client.creation_date`,
  'a client of somebody who is no commercial': `
    SELECT client_id FROM client LEFT JOIN collaborator USING (collaborator_id)
    WHERE COALESCE(role, '') <> 'commercial'`,
  'an event that was planned before its contract was signed': `
    SELECT event_id FROM event JOIN contract USING (contract_id)
    WHERE event_id > ${LAST_OF_THE_EXAMPLE}
      AND (signed_at IS NULL OR event.creation_date < signed_at OR event.creation_date > event_start)`,
  'an event to come of a contract that is over': `
    SELECT event_id FROM event JOIN contract USING (contract_id)
    WHERE event_start > UTC_TIMESTAMP() + INTERVAL 1 DAY AND event.is_active AND statut <> 'signed'`,
  'an event of somebody who is no support': `
    SELECT event_id FROM event JOIN collaborator ON collaborator_id = support_contact WHERE role <> 'support'`,
  'a support in two places': `
    SELECT one.event_id FROM event one JOIN event two ON two.support_contact = one.support_contact
      AND two.event_id <> one.event_id AND two.event_start < one.event_end AND two.event_end > one.event_start
    WHERE one.is_active AND two.is_active`,
  'a task of an event that is not due by its day, or one that was done before it was given': `
    SELECT task_id FROM task JOIN event USING (event_id)
    WHERE NOT (event_day <=> company_day(event_start)) OR is_record_active <> event.is_active
    UNION ALL SELECT task_id FROM task WHERE done_at < creation_date OR done_at > UTC_TIMESTAMP()`,
  'a task of a contract that is not cancelled with it': `
    SELECT task_id FROM task JOIN contract USING (contract_id)
    WHERE is_record_active <> (contract.is_active AND statut <> 'cancelled')`,
  'a note that another client’s list would have': `
    SELECT note_id FROM note LEFT JOIN event USING (event_id)
    LEFT JOIN contract ON contract.contract_id = COALESCE(note.contract_id, event.contract_id)
    WHERE NOT (owner_client <=> COALESCE(note.client_id, contract.client_id))`,
  'a note from before its contract or event': `
    SELECT note_id FROM note JOIN contract USING (contract_id) WHERE note.creation_date < contract.creation_date
    UNION ALL SELECT note_id FROM note JOIN event USING (event_id) WHERE note.creation_date < event.creation_date
    UNION ALL SELECT note_id FROM note WHERE creation_date > UTC_TIMESTAMP()`,
  'a stamp from the future': `
    SELECT event_id FROM event WHERE last_update > UTC_TIMESTAMP() OR creation_date > UTC_TIMESTAMP()
    UNION ALL SELECT client_id FROM client WHERE last_update > UTC_TIMESTAMP() OR creation_date > UTC_DATE()
    UNION ALL SELECT contract_id FROM contract WHERE last_update > UTC_TIMESTAMP() OR signed_at > UTC_TIMESTAMP()`,
};

const COUNTS = `SELECT (SELECT COUNT(*) FROM client) AS clients, (SELECT COUNT(*) FROM contract) AS contracts,
  (SELECT COUNT(*) FROM event) AS events`;

/** All invented values, without the times of their creation. */
const CONTENT = [
  'SELECT * FROM client ORDER BY 1',
  'SELECT * FROM contract ORDER BY 1',
  'SELECT * FROM payment ORDER BY 1',
  'SELECT * FROM event ORDER BY 1',
  'SELECT * FROM task ORDER BY 1',
  'SELECT * FROM note ORDER BY 1',
];

class Stopped extends Error {}

interface Company {
  readonly server: TestServer;
  readonly admin: Connection;
  /** Runs the command line as the user whose configuration points to this server. */
  command(...argv: string[]): ReturnType<typeof runCommand>;
  /** Runs the seeding script as the same user. */
  seed(...args: string[]): ReturnType<typeof runSeedLarge>;
  /** Like `seed`, with Ctrl+C as soon as rows are stored. */
  interrupt(...args: string[]): ReturnType<typeof runSeedLarge>;
  /** Seeds, and stops at the nth check. */
  stopAfter(times: number): Promise<void>;
  close(): Promise<void>;
}

async function openCompany(): Promise<Company> {
  const server = await startTestServer({ seeded: true });
  const admin = await connectAs({ ...server.admin });
  await admin.query('USE mysql');
  const { env } = userOf(server, { EPICEVENT_ADMIN_URL: server.url() });
  return {
    server,
    admin,
    command: (...argv) => runCommand(argv, { env }),
    seed: (...args) => runSeedLarge(args, { env }),
    interrupt: (...args) => interruptSeedLarge(args, { env }),
    async stopAfter(times) {
      let asked = 0;
      const check = () => {
        asked += 1;
        if (asked > times) throw new Stopped();
      };
      const { schema, serverKey } = server.config;
      const work = { admin: server.admin, schema, serverKey, rows: ROWS, seed: 7, now: new Date(), check };
      await expect(seedLarge({ ...work, onStep: () => undefined })).rejects.toThrow(Stopped);
    },
    async close() {
      await admin.end();
      await server.stop();
    },
  };
}

/** Runs a query on a connection that is closed afterwards. */
async function ask({ server }: Company, sql: string): Promise<RowDataPacket[]> {
  const connection = await connectAs({ ...server.admin, database: 'epicevent' });
  try {
    return (await connection.query<RowDataPacket[]>(sql))[0];
  } finally {
    await connection.end();
  }
}

/** The rights, rules and tables, without the accounts of the new colleagues. Sorts the columns of each grant. */
async function picture({ admin }: Company): Promise<readonly string[]> {
  const inOrder = (_: string, columns: string) => `(${columns.split(', ').sort().join(', ')})`;
  return (await schemaPicture(admin, 'epicevent'))
    .filter((line) => !/^epicevent_c\d/.test(line))
    .map((line) => line.replace(/\(([^()]*)\)/g, inOrder))
    .sort();
}

const depsOf = ({ server }: Company) => ({
  config: server.config,
  now: () => new Date(),
  log: pino({ level: 'silent' }),
});

async function signInAs(company: Company, username: string): Promise<number> {
  const session = await signIn(depsOf(company), username, 'epicevent-demo');
  try {
    const { rows } = await listClients(session, { scope: 'mine' }, { from: 'start', limit: 50 });
    return rows.length;
  } finally {
    await session.close();
  }
}

describe('a filled company', () => {
  let company: Company;
  let before: readonly string[];
  beforeAll(async () => {
    company = await openCompany();
    before = await picture(company);
    const { code, err } = await company.seed('--rows', String(ROWS), '--seed', '7');
    expect([code, err.includes('Clients')]).toEqual([0, true]);
  });
  afterAll(() => company.close());

  it('has the additional records of each type', async () => {
    const [counts] = await ask(company, COUNTS);
    expect(Number(counts?.clients)).toBeGreaterThan(ROWS);
    expect(Number(counts?.contracts)).toBeGreaterThan(ROWS);
    expect(Number(counts?.events)).toBeGreaterThan(ROWS);
  });

  it.each(Object.entries(BROKEN_RULES))('has no rows where %s', async (_, sql) => {
    expect(await ask(company, `${sql} LIMIT 3`)).toEqual([]);
  });

  it('has large and small accounts, in every statut and in every script', async () => {
    const [shape] = await ask(
      company,
      `SELECT (SELECT COUNT(*) FROM contract GROUP BY client_id ORDER BY 1 DESC LIMIT 1) AS biggest,
        (SELECT COUNT(DISTINCT statut) FROM contract) AS states,
        (SELECT COUNT(*) FROM event WHERE support_contact IS NULL AND event_start > UTC_TIMESTAMP()) AS waiting,
        (SELECT COUNT(*) FROM event WHERE event_end < UTC_TIMESTAMP()) AS past,
        (SELECT COUNT(*) FROM client WHERE full_name LIKE '王%') AS chinese`,
    );
    expect(Number(shape?.biggest)).toBeGreaterThan(100);
    expect(Number(shape?.states)).toBe(5);
    for (const count of ['waiting', 'past', 'chinese']) expect(Number(shape?.[count])).toBeGreaterThan(0);
  });

  it('has all its rules and rights, and correct listings', async () => {
    expect(await picture(company)).toEqual(before);
    const admin = await connectAs({ ...company.server.admin, database: 'epicevent' });
    try {
      expect(await wrongListings(admin)).toEqual({ stored: [], expected: [] });
      expect(await wrongWords(admin)).toEqual([]);
    } finally {
      await admin.end();
    }
    const { out } = await company.command('doctor', '--json');
    expect(JSON.parse(out).ok).toBe(true);
  });

  it('lets its users sign in and find their clients', async () => {
    expect(await signInAs(company, 'bill.boquet')).toBe(50);
  });

  it('cannot be filled a second time', async () => {
    const { code, err } = await company.seed('--rows', '10');
    expect([code, err]).toEqual([2, expect.stringContaining('large already')]);
  });
});

describe('a company whose filling was interrupted', () => {
  let company: Company;
  let before: readonly string[];
  beforeAll(async () => {
    company = await openCompany();
    before = await picture(company);
  });
  afterAll(() => company.close());

  it('lets nobody sign in, reports this, and is repaired by migrate', async () => {
    await company.stopAfter(1);
    await expect(signInAs(company, 'bill.boquet')).rejects.toMatchObject({ problem: { key: 'rule.rules_missing' } });
    const { out } = await company.command('doctor', '--json');
    expect(JSON.parse(out).findings).toContainEqual(expect.objectContaining({ check: 'schema', state: 'problem' }));
    expect((await company.command('migrate')).code).toBe(0);
    const kept = (await picture(company)).filter((line) => !line.includes('seeding'));
    expect(kept).toEqual(before);
    expect(await signInAs(company, 'bill.boquet')).toBeGreaterThan(0);
  });

  it('does not continue with another number of rows', async () => {
    const { code, err } = await company.seed('--rows', '300');
    expect([code, err]).toEqual([2, expect.stringContaining(`--rows ${ROWS}`)]);
  });

  it('continues with the same command, with the same result as an uninterrupted run', async () => {
    await company.stopAfter(3);
    expect((await company.seed('--rows', String(ROWS))).code).toBe(0);
    expect(await picture(company)).toEqual(before);
    for (const sql of Object.values(BROKEN_RULES)) expect(await ask(company, sql)).toEqual([]);
    const whole = await openCompany();
    try {
      await whole.seed('--rows', String(ROWS), '--seed', '7');
      for (const sql of CONTENT) expect(await ask(company, sql)).toEqual(await ask(whole, sql));
    } finally {
      await whole.close();
    }
  });
});

describe('a company whose filling was interrupted by Ctrl+C', () => {
  let company: Company;
  beforeAll(async () => {
    company = await openCompany();
  });
  afterAll(() => company.close());

  it('tells how to continue or to repair it, and both work', async () => {
    const before = await picture(company);
    const { code, out, err } = await company.interrupt('--rows', String(ROWS));
    expect([code, out, err]).toEqual([130, '', expect.stringContaining('“npm start -- migrate” puts')]);
    expect(await picture(company)).not.toEqual(before);
    expect((await company.command('migrate')).code).toBe(0);
    expect(await signInAs(company, 'bill.boquet')).toBeGreaterThan(0);
    const again = await company.seed('--rows', String(ROWS));
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('2,000 clients, contracts and events')]);
    expect(await picture(company)).toEqual(before);
  });
});

describe('wrong arguments', () => {
  it.each([
    [[], '--rows'],
    [['--rows', 'many'], '--rows'],
    [['--rows', '10', '--nonsense'], '--nonsense'],
    [['--rows', '10'], '--admin-url'],
  ])('%j', async (args, said) => {
    const database = { socketPath: '/nowhere/nothing.sock' };
    const home = mkdtempSync(join(tmpdir(), 'epicevent-'));
    const env = { EPICEVENT_HOME: home };
    writeConfigFile(userPaths(env), { database, serverKey: 'a'.repeat(64), loginSecret: 'x'.repeat(20) });
    const { code, err } = await runSeedLarge(args, { env });
    rmSync(home, { recursive: true });
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
  });
});

describe('what must not be filled', () => {
  let company: Company;
  beforeAll(async () => {
    company = await openCompany();
  });
  afterAll(() => company.close());

  it('a database that somebody is using', async () => {
    const session = await signIn(depsOf(company), 'kate.hastroff', 'epicevent-demo');
    try {
      const { code, err } = await company.seed('--rows', '100');
      expect([code, err]).toEqual([2, expect.stringContaining('Other sessions')]);
    } finally {
      await session.close();
    }
  });

  it('a company with a real user', async () => {
    await ask(
      company,
      `INSERT INTO collaborator (first_name, last_name, username, email, role)
       VALUES ('Ada', 'Petit', 'ada.petit', 'ada@petit.fr', 'gestion')`,
    );
    const { code, err } = await company.seed('--rows', '100');
    expect([code, err]).toEqual([2, expect.stringContaining('real company')]);
  });
});
