import type { Connection, RowDataPacket } from 'mysql2/promise';
import { accountName, databaseSecret } from '../../../src/db/serverKey.ts';
import { connectAs, withOwner } from '../../../src/db/withOwner.ts';
import { startTestServer, type TestServer } from '../../support/servers.ts';

/** The test company: two collaborators of each department, so that every record has an owner and a stranger. */
export const PEOPLE = {
  bill: { id: 1, role: 'commercial' },
  cora: { id: 2, role: 'commercial' },
  kate: { id: 3, role: 'support' },
  sam: { id: 4, role: 'support' },
  gina: { id: 5, role: 'gestion' },
  george: { id: 6, role: 'gestion' },
  nell: { id: 7, role: 'collaborator' },
} as const;
export type Person = keyof typeof PEOPLE;

export const HASH = `$2b$12$${'a'.repeat(21)}u${'b'.repeat(31)}`;

/** Clients of Bill: 10, 13, and 12 (inactive); of Cora: 11. 10 and 11 have a contract in every statut. */
export const CLIENTS = { bill: 10, cora: 11, inactive: 12, billToo: 13 } as const;
const STATUTS = ['draft', 'to_sign', 'signed', 'closed', 'cancelled'] as const;
export type Statut = (typeof STATUTS)[number];

/** Returns the client's contract in that statut. It costs 100.00. */
export const contractOf = (client: number, statut: Statut) => client * 10 + STATUTS.indexOf(statut);

/**
 * Events of the signed contracts. Kate is busy from 10:00 to 12:00 on 2 January 2090; `clash` starts at 11:00 that day.
 */
export const EVENTS = {
  billFree: 50,
  billKate: 51,
  coraFree: 52,
  coraSam: 53,
  clash: 54,
  billSam: 55,
  off: 56,
} as const;

/** Open tasks on `billFree`, each given to a colleague of another department by the person; `cora` is the stranger. */
export const TASKS = { bill: 1, kate: 2, gina: 3, cora: 4 } as const;

export interface Company {
  readonly server: TestServer;
  readonly admin: Connection;
  /** Opens a connection with a collaborator's own account. It is closed with the company. */
  as(person: Person | number): Promise<Connection>;
  login(): Promise<Connection>;
  owner<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /** Closes the collaborators' connections. */
  release(): void;
  close(): Promise<void>;
}

/** Opens a connection with a collaborator's own account. */
export async function openAccount(server: TestServer, admin: Connection, id: number): Promise<Connection> {
  const version = await scalar<number>(admin, 'SELECT account_version FROM credential WHERE collaborator_id = ?', [id]);
  return openAs(server, accountName(id), databaseSecret(server.config.serverKey, id, version));
}

async function openAs({ admin }: TestServer, user: string, password: string): Promise<Connection> {
  const connection = await connectAs({ socketPath: admin.socketPath, user, password, database: 'epicevent' });
  connection.on('error', () => undefined); // The server may have closed it: the next statement reports that.
  return connection;
}

/** A server with the schema and the company. Pass it to `beforeAll`. @param more additional arguments of the server */
export async function openCompany(more: readonly string[] = []): Promise<Company> {
  const server = await startTestServer({ more });
  const admin = await connectAs({ ...server.admin, database: 'epicevent' });
  const opened: Connection[] = [];
  const opening = async (open: Promise<Connection>) => {
    const connection = await open;
    opened.push(connection);
    return connection;
  };
  const company: Company = {
    server,
    admin,
    as: (person) => opening(openAccount(server, admin, typeof person === 'number' ? person : PEOPLE[person].id)),
    login: () => opening(openAs(server, 'epicevent_login', server.config.loginSecret)),
    owner: (work) => withOwner(server.admin, 'epicevent', ({ connection }) => work(connection)),
    release() {
      for (const connection of opened.splice(0)) connection.destroy();
    },
    async close() {
      company.release();
      admin.destroy();
      await server.stop();
    },
  };
  await company.owner(populate);
  return company;
}

async function populate(owner: Connection): Promise<void> {
  for (const [name, { id, role }] of Object.entries(PEOPLE)) {
    await owner.query(
      'INSERT INTO collaborator (collaborator_id, first_name, last_name, username, email, role) VALUES (?, ?, ?, ?, ?, ?)',
      [id, name, 'Test', `${name}.test`, `${name}@epic.test`, role],
    );
    await owner.query('INSERT INTO credential (collaborator_id, password_hash, must_change) VALUES (?, ?, FALSE)', [
      id,
      HASH,
    ]);
    await owner.query('CALL provision_collaborator(?)', [id]);
  }
  for (const [client, commercial, active] of [
    [10, 1, 1],
    [11, 2, 1],
    [12, 1, 0],
    [13, 1, 1],
  ]) {
    await owner.query(
      `INSERT INTO client (client_id, full_name, company_name, email, phone, collaborator_id, is_active)
       VALUES (?, 'Kevin Casey', 'Cool Startup', 'kevin@startup.io', '+678 123 456 78', ?, ?)`,
      [client, commercial, active],
    );
  }
  for (const client of [CLIENTS.bill, CLIENTS.cora])
    for (const statut of STATUTS)
      await owner.query('INSERT INTO contract (contract_id, client_id, cost, statut) VALUES (?, ?, 100, ?)', [
        contractOf(client, statut),
        client,
        statut,
      ]);
  const [bills, coras] = [contractOf(CLIENTS.bill, 'signed'), contractOf(CLIENTS.cora, 'signed')];
  for (const [id, contract, support, start, end, active] of [
    [EVENTS.billFree, bills, null, '2090-01-01 10:00', '2090-01-01 12:00', 1],
    [EVENTS.billKate, bills, 3, '2090-01-02 10:00', '2090-01-02 12:00', 1],
    [EVENTS.coraFree, coras, null, '2090-01-03 10:00', '2090-01-03 12:00', 1],
    [EVENTS.coraSam, coras, 4, '2090-01-04 10:00', '2090-01-04 12:00', 1],
    [EVENTS.clash, coras, null, '2090-01-02 11:00', '2090-01-02 13:00', 1],
    [EVENTS.billSam, bills, 4, '2090-01-05 10:00', '2090-01-05 12:00', 1],
    [EVENTS.off, bills, 3, '2090-01-02 10:00', '2090-01-02 12:00', 0],
  ])
    await owner.query(
      `INSERT INTO event (event_id, contract_id, support_contact, name, event_start, event_end, is_active)
       VALUES (?, ?, ?, 'Wedding', ?, ?, ?)`,
      [id, contract, support, start, end, active],
    );
  for (const [id, creator, assignee] of [
    [TASKS.bill, 1, 3],
    [TASKS.kate, 3, 1],
    [TASKS.gina, 5, 1],
    [TASKS.cora, 2, 4],
  ])
    await owner.query(
      `INSERT INTO task (task_id, event_id, title, due_day, created_by, assignee_id)
       VALUES (?, ?, 'Order the flowers', '2089-12-01', ?, ?)`,
      [id, EVENTS.billFree, creator, assignee],
    );
}

/** Returns the first column of the first row. */
export async function scalar<T>(connection: Connection, sql: string, params: unknown[] = []): Promise<T> {
  const [rows] = await connection.query<RowDataPacket[]>({ sql, rowsAsArray: true }, params);
  return (rows as unknown as T[][])[0]?.[0] as T;
}

/** Returns the error number of a refused statement; 0 if it succeeds. */
export async function refusalOf(connection: Connection, sql: string, params: unknown[] = []): Promise<number> {
  try {
    await connection.query(sql, params);
    return 0;
  } catch (error) {
    const { errno, code } = error as { errno?: number; code?: string };
    if (errno === undefined) throw new Error(`no error number of the server: ${code ?? error}`, { cause: error });
    return errno;
  }
}

/** Runs `work` in a transaction and rolls it back. */
export async function undone<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  await connection.query('START TRANSACTION');
  try {
    return await work();
  } finally {
    await connection.query('ROLLBACK');
  }
}
