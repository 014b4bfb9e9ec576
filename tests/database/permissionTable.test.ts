/** Who may do what, in raw SQL with each collaborator's own account: every role, table, statement and column. */
import type { Connection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CLIENTS,
  type Company,
  contractOf,
  EVENTS,
  openCompany,
  type Person,
  refusalOf,
  type Statut,
  scalar,
  TASKS,
  undone,
} from './support/company.ts';
import {
  columnsOf,
  HIDDEN_TABLES,
  LISTING_TABLES,
  PERMISSIONS,
  type Role,
  STEPS,
  TABLES,
  type Table,
  VIEWS,
} from './support/permissions.ts';

const ACTORS: Record<Role, Person> = { commercial: 'bill', support: 'kate', gestion: 'gina', collaborator: 'nell' };
const ROLES = Object.keys(ACTORS) as Role[];
const SIDES = ['own', 'foreign'] as const;
type Side = (typeof SIDES)[number];

/** The row that a role tries to change. `own` and `foreign` are the two halves of the company. */
function rowOf(table: Table, role: Role, side: Side): number {
  const isOwn = side === 'own';
  switch (table) {
    case 'collaborator':
      return isOwn ? { commercial: 1, support: 3, gestion: 5, collaborator: 7 }[role] : 2;
    case 'client':
      return isOwn ? CLIENTS.bill : CLIENTS.cora;
    case 'contract':
      return contractOf(isOwn ? CLIENTS.bill : CLIENTS.cora, 'to_sign');
    case 'payment':
      return 1;
    case 'task_template':
      return isOwn ? 1 : 2;
    case 'note':
      return isOwn ? { commercial: 1, support: 2, gestion: 3, collaborator: 4 }[role] : 5;
    case 'event':
      if (role === 'support') return isOwn ? EVENTS.billKate : EVENTS.coraSam;
      return isOwn ? EVENTS.billFree : EVENTS.coraFree;
    case 'task':
      return isOwn
        ? { commercial: TASKS.bill, support: TASKS.kate, gestion: TASKS.gina, collaborator: 0 }[role]
        : TASKS.cora;
  }
}

const INSERTS: Record<Table, Record<string, string | number>> = {
  collaborator: { first_name: 'A', last_name: 'B', username: 'a.b', email: 'a@b.fr', role: 'support' },
  client: { full_name: 'A', company_name: 'B', email: 'a@b.fr', phone: '1' },
  contract: { client_id: CLIENTS.bill, cost: '100.00' },
  payment: { contract_id: contractOf(CLIENTS.bill, 'signed'), amount: '5.00', paid_on: '2026-01-01' },
  event: {
    contract_id: contractOf(CLIENTS.bill, 'signed'),
    name: 'A',
    event_start: '2090-02-01 10:00:00',
    event_end: '2090-02-01 12:00:00',
  },
  task: { event_id: EVENTS.billFree, title: 'A', due_day: '2027-01-01', assignee_id: 1 },
  task_template: { name: 'A', task_lines: 'J-2 support A' },
  note: { event_id: EVENTS.billKate, kind: 'call', body: 'A' },
};
/** The values of an INSERT, without the one that the column would stand in for. */
function insertWithout(table: Table, column: string): Record<string, string | number> {
  const hasOne = table === 'task' || table === 'note';
  const other = hasOne ? { client_id: 'event_id', contract_id: 'event_id', department: 'assignee_id' } : {};
  const replaced = (other as Record<string, string>)[column];
  return Object.fromEntries(Object.entries(INSERTS[table]).filter(([name]) => name !== replaced));
}

const CREATORS: Record<Table, readonly Role[]> = {
  collaborator: ['gestion'],
  client: ['commercial'],
  contract: ['commercial', 'gestion'],
  payment: ['gestion'],
  event: ['commercial'],
  task: ['commercial', 'support', 'gestion'],
  task_template: ['gestion', 'support'],
  note: ['commercial', 'gestion', 'support'],
};

let company: Company;
const connections = {} as Record<Role, Connection>;

beforeAll(async () => {
  company = await openCompany();
  for (const role of ROLES) connections[role] = await company.as(ACTORS[role]);
  await company.owner((owner) =>
    owner.query("INSERT INTO payment (payment_id, contract_id, amount, paid_on) VALUES (1, ?, 1, '2026-01-01')", [
      contractOf(CLIENTS.cora, 'signed'),
    ]),
  );
  for (const id of [1, 2])
    await company.owner((owner) =>
      owner.query("INSERT INTO task_template (task_template_id, name, task_lines) VALUES (?, ?, 'J-1 support A')", [
        id,
        `List ${id}`,
      ]),
    );
  // A note by each role, and one by a colleague.
  for (const [id, author] of [1, 3, 5, 7, 2].entries())
    await company.owner((owner) =>
      owner.query("INSERT INTO note (note_id, event_id, kind, body, author) VALUES (?, ?, 'internal', 'A', ?)", [
        id + 1,
        EVENTS.billKate,
        author,
      ]),
    );
});
afterAll(() => company.close());

const text = (value: unknown) => (value === null ? null : String(value));
const stored = (connection: Connection, table: Table, column: string, id: number) =>
  scalar<string>(connection, `SELECT CAST(${column} AS CHAR) FROM ${table} WHERE ${table}_id = ?`, [id]);
const insertInto = (table: Table, row: Record<string, unknown>) =>
  `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
    .map(() => '?')
    .join(', ')})`;

describe.each(TABLES)('%s', (table) => {
  describe.each(ROLES)('%s', (role) => {
    it.each(columnsOf(table))('reads %s or not', async (column, { select }) => {
      const refusal = await refusalOf(connections[role], `SELECT ${column} FROM ${table}`);
      if (select === 'everybody' || (select === 'gestion' && role === 'gestion')) expect(refusal).toBe(0);
      else expect([1142, 1143]).toContain(refusal);
    });

    for (const side of SIDES) {
      it.each(columnsOf(table))(`updates %s of an ${side} row or not`, async (column, rights) => {
        const [connection, id] = [connections[role], rowOf(table, role, side)];
        const reach = rights.update?.[role];
        await undone(connection, async () => {
          const sql = `UPDATE ${table} SET ${column} = ? WHERE ${table}_id = ?`;
          const refusal = await refusalOf(connection, sql, [rights.other, id]);
          if (reach === 'any' || (reach === 'own' && side === 'own')) {
            expect(refusal).toBe(0);
            const after = await stored(connection, table, column, id);
            if (rights.isStamp) expect(after).not.toContain(String(rights.other));
            else expect(after).toContain(String(rights.other));
          } else {
            expect(refusal).not.toBe(0);
          }
        });
      });
    }

    it.each(columnsOf(table))('names %s in an INSERT or not', async (column, rights) => {
      const connection = connections[role];
      const row = { ...insertWithout(table, column), [column]: rights.other };
      if (table === 'contract' && column === 'statut') row.statut = role === 'commercial' ? 'draft' : 'to_sign';
      const isStatut = table === 'contract' && column === 'statut';
      const right = isStatut ? { by: CREATORS.contract, value: 'kept' } : rights.insert;
      await undone(connection, async () => {
        const refusal = await refusalOf(connection, insertInto(table, row), Object.values(row));
        // A support writes on events and clients only.
        const isBeyond = table === 'note' && column === 'contract_id' && role === 'support';
        if (!right?.by.includes(role) || isBeyond) {
          expect(refusal).not.toBe(0);
          return;
        }
        expect(refusal).toBe(0);
        const id = await scalar<number>(connection, 'SELECT LAST_INSERT_ID()');
        const after = await stored(connection, table, column, id);
        if (right.value === 'kept') expect(after).toContain(text(row[column]));
        else expect(after).not.toContain(text(row[column]));
      });
    });

    it('creates one or not', async () => {
      const connection = connections[role];
      await undone(connection, async () => {
        const refusal = await refusalOf(connection, insertInto(table, INSERTS[table]), Object.values(INSERTS[table]));
        if (CREATORS[table].includes(role)) expect(refusal).toBe(0);
        else expect(refusal).toBe(1142);
      });
    });

    it.each(['DELETE FROM ', 'TRUNCATE TABLE ', 'DROP TABLE '])('never does %s', async (verb) => {
      expect(await refusalOf(connections[role], `${verb}${table}`)).toBe(1142);
    });
  });

  it('is described column by column', async () => {
    const [rows] = await company.admin.query(
      'SELECT column_name AS name FROM information_schema.columns WHERE table_schema = ? AND table_name = ?',
      ['epicevent', table],
    );
    expect(Object.keys(PERMISSIONS[table]).sort()).toEqual((rows as { name: string }[]).map((row) => row.name).sort());
  });
});

describe.each(ROLES)('the rights of %s', (role) => {
  it.each(TABLES)('on the columns of %s are exactly these', async (table) => {
    const [rows] = await company.admin.query(
      `SELECT column_name AS name, privilege_type AS verb FROM information_schema.column_privileges
       WHERE table_schema = 'epicevent' AND table_name = ? AND privilege_type <> 'SELECT'
         AND (grantee = ? OR grantee LIKE ?)`,
      [table, role, `'${role}'@%`],
    );
    const granted = (rows as { name: string; verb: string }[]).map(({ name, verb }) => `${verb} ${name}`);
    const expected = columnsOf(table).flatMap(([name, rights]) => {
      const isNamed = name === `${table}_id` || (table === 'contract' && name === 'statut');
      const inserts = isNamed ? CREATORS[table].includes(role) : rights.insert?.by.includes(role);
      return [...(inserts ? [`INSERT ${name}`] : []), ...(rights.update?.[role] ? [`UPDATE ${name}`] : [])];
    });
    expect(granted.sort()).toEqual(expected.sort());
  });
});

describe('own and foreign records at creation', () => {
  it.each([
    ['a contract for a foreign client', 'contract', { client_id: CLIENTS.cora }, 51020],
    ['a contract for a deactivated client', 'contract', { client_id: CLIENTS.inactive }, 51025],
    ['an event for a foreign client', 'event', { contract_id: contractOf(CLIENTS.cora, 'signed') }, 51040],
    ['an event on a draft', 'event', { contract_id: contractOf(CLIENTS.bill, 'draft') }, 51041],
    ['an event on a cancelled contract', 'event', { contract_id: contractOf(CLIENTS.bill, 'cancelled') }, 51041],
    ['an event in the past', 'event', { event_start: '2020-01-01 10:00' }, 51047],
    ['an event that ends before it starts', 'event', { event_end: '2090-02-01 10:00' }, 51046],
    ['a contract to sign', 'contract', { statut: 'to_sign' }, 51021],
  ] as const)('a commercial cannot create %s', async (_what, table, change, expected) => {
    const row = { ...INSERTS[table], ...change };
    expect(await refusalOf(connections.commercial, insertInto(table, row), Object.values(row))).toBe(expected);
  });

  it('a commercial moves a contract neither from an own to a foreign client nor back', async () => {
    const move = 'UPDATE contract SET client_id = ? WHERE contract_id = ?';
    const [mine, theirs] = [contractOf(CLIENTS.bill, 'draft'), contractOf(CLIENTS.cora, 'draft')];
    expect(await refusalOf(connections.commercial, move, [CLIENTS.cora, mine])).toBe(51020);
    expect(await refusalOf(connections.commercial, move, [CLIENTS.bill, theirs])).toBe(51020);
    expect(await refusalOf(connections.commercial, move, [CLIENTS.inactive, mine])).toBe(51025);
  });

  it('gestion creates a contract for any client, never as a draft', async () => {
    const connection = connections.gestion;
    await undone(connection, async () => {
      const row = { client_id: CLIENTS.cora, cost: 5 };
      expect(await refusalOf(connection, insertInto('contract', row), Object.values(row))).toBe(0);
      const draft = { ...row, statut: 'draft' };
      expect(await refusalOf(connection, insertInto('contract', draft), Object.values(draft))).toBe(51021);
    });
  });
});

describe('the stages of a contract', () => {
  const statuts = ['draft', 'to_sign', 'signed', 'closed', 'cancelled'] as const satisfies readonly Statut[];
  const cases = statuts.flatMap((from) =>
    statuts.flatMap((to) => ROLES.flatMap((role) => SIDES.map((side) => [from, to, role, side] as const))),
  );
  it.each(cases)('%s → %s by %s on an %s contract', async (from, to, role, side) => {
    if (from === to) return;
    const connection = connections[role];
    const id = contractOf(side === 'own' ? CLIENTS.bill : CLIENTS.cora, from);
    const reach = STEPS[`${from}→${to}`]?.[role];
    await undone(connection, async () => {
      const refusal = await refusalOf(connection, 'UPDATE contract SET statut = ? WHERE contract_id = ?', [to, id]);
      if (reach === 'any' || (reach === 'own' && side === 'own')) expect(refusal).toBe(0);
      else expect(refusal).not.toBe(0);
    });
  });

  it.each(['signed', 'closed', 'cancelled'] as const)(
    'its client and cost are frozen once it is %s',
    async (statut) => {
      for (const role of ['gestion', 'commercial'] as const) {
        const id = contractOf(CLIENTS.bill, statut);
        expect(await refusalOf(connections[role], 'UPDATE contract SET cost = 1 WHERE contract_id = ?', [id])).toBe(
          51023,
        );
      }
      const move = 'UPDATE contract SET client_id = 11 WHERE contract_id = ?';
      expect(await refusalOf(connections.gestion, move, [contractOf(CLIENTS.bill, statut)])).toBe(51023);
    },
  );
});

describe('an event with a support in charge', () => {
  it('cannot be changed by its commercial', async () => {
    const change = 'UPDATE event SET notes = 1 WHERE event_id = ?';
    const cancel = 'UPDATE event SET is_active = 0 WHERE event_id = ?';
    expect(await refusalOf(connections.commercial, change, [EVENTS.billKate])).toBe(51043);
    expect(await refusalOf(connections.commercial, cancel, [EVENTS.billKate])).toBe(51043);
  });
  it('cannot be changed by anybody once cancelled', async () => {
    const change = 'UPDATE event SET notes = 1 WHERE event_id = ?';
    expect(await refusalOf(connections.support, change, [EVENTS.off])).toBe(51048);
    const bring = 'UPDATE event SET is_active = 1 WHERE event_id = ?';
    expect(await refusalOf(connections.gestion, bring, [EVENTS.off])).toBe(51048);
  });
});

describe.each(ROLES)('lists and hidden tables: %s', (role) => {
  it.each(Object.entries(VIEWS))('%s', async (view, readers) => {
    expect(await refusalOf(connections[role], `SELECT * FROM ${view}`)).toBe(readers.includes(role) ? 0 : 1142);
    expect(await refusalOf(connections[role], `DELETE FROM ${view}`)).toBe(1142);
  });
  it.each(HIDDEN_TABLES)('%s cannot be read', async (table) => {
    for (const sql of [`SELECT * FROM ${table}`, `DELETE FROM ${table}`, `INSERT INTO ${table} VALUES ()`])
      expect(await refusalOf(connections[role], sql)).toBe(1142);
  });
});

describe.each(ROLES)('the listings and words: %s', (role) => {
  it.each(LISTING_TABLES)('%s can be read by everybody and written by nobody', async (table) => {
    const connection = connections[role];
    expect(await refusalOf(connection, `SELECT * FROM ${table}`)).toBe(0);
    const column = table.endsWith('word') ? 'word' : 'is_active';
    for (const sql of [
      `INSERT INTO ${table} VALUES ()`,
      `INSERT INTO ${table} SELECT * FROM ${table}`,
      `REPLACE INTO ${table} SELECT * FROM ${table}`,
      `UPDATE ${table} SET ${column} = ${column}`,
      `DELETE FROM ${table}`,
      `TRUNCATE TABLE ${table}`,
      `DROP TABLE ${table}`,
      `ALTER TABLE ${table} ADD COLUMN mine INT`,
      `CREATE INDEX mine ON ${table} (${column})`,
      `CREATE TRIGGER mine BEFORE INSERT ON ${table} FOR EACH ROW SET @a = 1`,
    ])
      expect([1142, 1143, 1227]).toContain(await refusalOf(connection, sql));
  });

  it.each([
    "change_client_words(10, '[]', '[\"lie\"]')",
    "change_event_words(50, '[]', '[\"lie\"]')",
    'pass_client_on(10)',
  ])('%s cannot be called', async (call) => {
    expect(await refusalOf(connections[role], `CALL ${call}`)).toBe(1370);
  });

  it.each(['person_name(1)', "client_words('a', 'b', 'c', 'd')", "event_words('a', 'b')", 'hold_client(100)'])(
    '%s cannot be selected',
    async (call) => {
      expect(await refusalOf(connections[role], `SELECT ${call}`)).toBe(1370);
    },
  );
});
