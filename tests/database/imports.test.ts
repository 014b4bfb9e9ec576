/** Taking over files in raw SQL, through each person's own account: nobody gets further than an import on the screen. */
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CLIENTS,
  type Company,
  contractOf,
  EVENTS,
  openCompany,
  PEOPLE,
  type Person,
  refusalOf,
  scalar,
  undone,
} from './support/company.ts';

const [COLUMN, NOT_OWN, REASSIGN_ONLY, NO_COMMERCIAL] = [51003, 51010, 51011, 51012];
const [STEP, UNSIGNED, NO_SUPPORT, OVERLAP, STALE, FAR] = [51022, 51041, 51044, 51045, 51060, 51062];
const [NOT_OPEN, MOVED] = [51110, 51111];
const NO_RIGHT = [1142, 1143, 1370];
const DIGEST = 'a'.repeat(64);

let company: Company;
const by = {} as Record<Person, Connection>;
beforeAll(async () => {
  company = await openCompany();
  for (const person of Object.keys(PEOPLE) as Person[]) by[person] = await company.as(person);
});
afterAll(() => company.close());

async function called(connection: Connection, procedure: string, values: readonly unknown[]): Promise<number> {
  const [sets] = await connection.query<RowDataPacket[][]>(`CALL ${procedure}(?)`, [values]);
  return sets[0]?.[0]?.id;
}
const begin = (person: Person) => called(by[person], 'begin_import', ['événements.xlsx', DIGEST]);
const finish = (person: Person, id: number) => by[person].query('CALL finish_import(?)', [id]);
const at = (id: number) => [id, 'John Ouick', 2] as const;

const JOHN = ['John Ouick', 'John Ouick', 'john.ouick@gmail.com', '+1 234 567 8901', '2023-01-05'] as const;
const clientOf = (
  id: number,
  more: { number?: number; id?: number; version?: number; commercial?: number } = {},
): unknown[] => [
  ...at(id),
  more.number ?? null,
  1,
  more.id ?? null,
  more.version ?? null,
  ...JOHN,
  more.commercial ?? PEOPLE.bill.id,
];
const contractFor = (id: number, client: number, statut = 'signed', number: number | null = null) => [
  ...at(id),
  number,
  1,
  null,
  null,
  client,
  '4000.00',
  statut,
  '2023-02-01 10:00:00',
];
const wedding = (
  id: number,
  contract: number,
  support: number | null,
  more: { number?: number; start?: string } = {},
) => [
  ...at(id),
  more.number ?? null,
  1,
  null,
  null,
  contract,
  'John Ouick Wedding',
  more.start ?? '2023-06-04 11:00:00',
  '2090-06-05 00:00:00',
  '53 Rue du Château',
  75,
  'By the river.',
  support,
  null,
];
const call = (procedure: string, values: readonly unknown[]) =>
  ({ sql: `CALL ${procedure}(?)`, values: [values] }) as const;
const refused = (person: Person, { sql, values }: ReturnType<typeof call>) => refusalOf(by[person], sql, [...values]);

/** Takes the brief's wedding over as gestion, and returns the numbers. */
async function takeOver(person: Person, number = 652, event = 109) {
  const id = await begin(person);
  const client = await called(by[person], 'take_over_client', clientOf(id));
  const contract = await called(by[person], 'take_over_contract', contractFor(id, client, 'signed', number));
  const past = wedding(id, contract, PEOPLE.kate.id, { number: event });
  past[10] = '2023-06-05 00:00:00';
  const made = await called(by[person], 'take_over_event', past);
  const payment = await called(by[person], 'take_over_payment', [
    ...at(id),
    contract,
    '1000.00',
    '2023-03-01',
    'transfer',
    '',
  ]);
  await finish(person, id);
  return { id, client, contract, event: made, payment };
}

it('gestion takes over the brief’s wedding with its numbers, its commercial and its support, although it is past', async () => {
  await undone(by.gina, async () => {
    const { client, contract, event } = await takeOver('gina');
    expect({ contract, event }).toEqual({ contract: 652, event: 109 });
    const [[row]] = await by.gina.query<RowDataPacket[]>(
      `SELECT client.collaborator_id, client.creation_date, contract.statut, contract.balance, contract.signed_at,
         event.support_contact, event.attendees, event.event_start, contract.client_id
       FROM event JOIN contract USING (contract_id) JOIN client USING (client_id) WHERE event_id = 109`,
    );
    expect(row).toMatchObject({
      collaborator_id: PEOPLE.bill.id,
      statut: 'signed',
      balance: '3000.00',
      support_contact: PEOPLE.kate.id,
      attendees: 75,
      client_id: client,
    });
    const reasons = await scalar<string>(
      by.gina,
      "SELECT GROUP_CONCAT(DISTINCT `Motif`) FROM list_history WHERE `Table` = 'event' AND `Enregistrement` = 109",
    );
    expect(reasons).toBe('événements.xlsx › John Ouick › 2');
  });
});

describe('what an import does not allow', () => {
  it.each([
    ['kate', 'begin_import'],
    ['nell', 'begin_import'],
    ['kate', 'take_over_event'],
    ['bill', 'take_over_contract'],
    ['bill', 'take_over_event'],
    ['bill', 'take_over_payment'],
    ['gina', 'state_source'],
  ] as const)('%s does not call %s', async (person, procedure) => {
    const refusal = await refusalOf(by[person], `CALL ${procedure}()`);
    expect(NO_RIGHT).toContain(refusal);
  });

  it.each(['import_file', 'import_record', 'import_source'])('nobody writes %s', async (table) => {
    for (const person of ['bill', 'gina', 'kate'] as const)
      expect(NO_RIGHT).toContain(await refusalOf(by[person], `DELETE FROM ${table}`));
  });

  it('gestion inserts no client and no event without a procedure, also while an import is begun', async () => {
    await undone(by.gina, async () => {
      await begin('gina');
      expect(NO_RIGHT).toContain(
        await refusalOf(
          by.gina,
          "INSERT INTO client (full_name, company_name, email, phone) VALUES ('A', 'B', 'a@b.fr', '1')",
        ),
      );
      expect(NO_RIGHT).toContain(
        await refusalOf(
          by.gina,
          "INSERT INTO event (contract_id, name, event_start, event_end) VALUES (102, 'A', '2090-02-01', '2090-02-02')",
        ),
      );
      expect(
        await refusalOf(by.gina, 'INSERT INTO contract (contract_id, client_id, cost) VALUES (77, 10, 5)'),
      ).not.toBe(0);
      expect(await refusalOf(by.gina, 'UPDATE event SET support_contact = 3 WHERE event_id = ?', [EVENTS.clash])).toBe(
        OVERLAP,
      );
    });
  });

  it('the place in the file does not stay after a call, nor after a refused one', async () => {
    const id = await begin('gina');
    expect(await refused('gina', call('take_over_client', clientOf(id, { commercial: PEOPLE.kate.id })))).toBe(
      NO_COMMERCIAL,
    );
    expect(await scalar(company.admin, 'SELECT COUNT(*) FROM import_source')).toBe(0);
    await undone(by.gina, async () => {
      await called(by.gina, 'take_over_client', clientOf(id));
      expect(await scalar(company.admin, 'SELECT COUNT(*) FROM import_source')).toBe(0);
    });
  });

  it.each([
    [
      'a commercial who is none',
      'take_over_client',
      (id: number) => clientOf(id, { commercial: PEOPLE.kate.id }),
      NO_COMMERCIAL,
    ],
    [
      'a number that leaves no room',
      'take_over_client',
      (id: number) => clientOf(id, { number: 2_000_000_000 }),
      COLUMN,
    ],
    ['a taken number', 'take_over_client', (id: number) => clientOf(id, { number: CLIENTS.bill }), 1062],
    [
      'a client that was not taken over',
      'take_over_client',
      (id: number) => clientOf(id, { id: 10, version: 0 }),
      REASSIGN_ONLY,
    ],
    ['a client that has changed', 'take_over_client', (id: number) => clientOf(id, { id: 10, version: 9 }), STALE],
    ['an event on a draft', 'take_over_event', (id: number) => wedding(id, contractOf(10, 'draft'), null), UNSIGNED],
    [
      'an event on a closed contract',
      'take_over_event',
      (id: number) => wedding(id, contractOf(10, 'closed'), null),
      UNSIGNED,
    ],
    ['a support who is none', 'take_over_event', (id: number) => wedding(id, 102, PEOPLE.bill.id), NO_SUPPORT],
    [
      'a support who is busy then',
      'take_over_event',
      (id: number) => wedding(id, 102, PEOPLE.kate.id, { start: '2090-01-02 09:00:00' }),
      OVERLAP,
    ],
    [
      'a signature to come',
      'take_over_contract',
      (id: number) => [...at(id), null, 0, null, null, 10, 5, 'signed', '2091-01-01'],
      FAR,
    ],
    [
      'a statut that is none',
      'take_over_contract',
      (id: number) => [...at(id), null, 0, null, null, 10, 5, 'paid', null],
      STEP,
    ],
    [
      'a payment of more than the balance',
      'take_over_payment',
      (id: number) => [...at(id), contractOf(10, 'signed'), '100.01', '2023-01-01', 'card', ''],
      51031,
    ],
    [
      'a negative payment without a reason',
      'take_over_payment',
      (id: number) => [...at(id), contractOf(10, 'signed'), '-5', '2023-01-01', 'card', ''],
      51033,
    ],
  ] as const)('%s', async (_what, procedure, values, expected) => {
    await undone(by.gina, async () => {
      const id = await begin('gina');
      expect(await refused('gina', call(procedure, values(id)))).toBe(expected);
    });
  });

  it('while an import runs, its commercial and the support of its past events go on working', async () => {
    await undone(by.gina, async () => {
      const id = await begin('gina');
      const client = await called(by.gina, 'take_over_client', clientOf(id));
      const contract = await called(by.gina, 'take_over_contract', contractFor(id, client));
      const past = wedding(id, contract, PEOPLE.kate.id);
      past[10] = '2023-06-05 00:00:00';
      await called(by.gina, 'take_over_event', past);
      for (const [person, sql] of [
        ['bill', "UPDATE client SET phone = '+33 1' WHERE client_id = 10"],
        ['kate', 'UPDATE event SET attendees = 12 WHERE event_id = 51'],
      ] as const)
        await undone(by[person], async () => {
          await by[person].query('SET SESSION innodb_lock_wait_timeout = 1');
          expect(await refusalOf(by[person], sql)).toBe(0);
        });
    });
  });

  it('an import of somebody else, or a finished one, takes no further record', async () => {
    const id = await begin('gina');
    for (const person of ['george', 'bill'] as const)
      expect(await refused(person, call('take_over_client', clientOf(id)))).toBe(NOT_OPEN);
    await finish('gina', id);
    expect(await refused('gina', call('take_over_client', clientOf(id)))).toBe(NOT_OPEN);
    expect(await refusalOf(by.gina, 'CALL finish_import(?)', [id])).toBe(NOT_OPEN);
  });

  it('a commercial takes over own clients only, whoever the call names', async () => {
    await undone(by.bill, async () => {
      const id = await begin('bill');
      const client = await called(by.bill, 'take_over_client', clientOf(id, { commercial: PEOPLE.cora.id }));
      expect(await scalar(by.bill, 'SELECT collaborator_id FROM client WHERE client_id = ?', [client])).toBe(
        PEOPLE.bill.id,
      );
      const foreign = clientOf(id, { id: CLIENTS.cora, version: 0, commercial: PEOPLE.bill.id });
      expect(await refused('bill', call('take_over_client', foreign))).toBe(NOT_OWN);
      const away = clientOf(id, { id: CLIENTS.bill, version: 0, commercial: PEOPLE.cora.id });
      expect(await refused('bill', call('take_over_client', away))).toBe(COLUMN);
    });
  });

  it('an event that was not taken over gets another support, and nothing else', async () => {
    await undone(by.gina, async () => {
      const id = await begin('gina');
      const [[row]] = await by.gina.query<RowDataPacket[]>(
        'SELECT *, CAST(event_start AS CHAR) AS s, CAST(event_end AS CHAR) AS e FROM event WHERE event_id = ?',
        [EVENTS.billFree],
      );
      const same = [row?.name, row?.s, row?.e, row?.location, row?.attendees, row?.notes];
      const values = [
        ...at(id),
        null,
        0,
        EVENTS.billFree,
        row?.version,
        row?.contract_id,
        ...same,
        PEOPLE.sam.id,
        null,
      ];
      expect(await called(by.gina, 'take_over_event', values)).toBe(EVENTS.billFree);
      values[6] = Number(await scalar(by.gina, 'SELECT version FROM event WHERE event_id = ?', [EVENTS.billFree]));
      values[8] = 'Other name';
      expect(await refused('gina', call('take_over_event', values))).toBe(COLUMN);
    });
  });
});

describe('an import that is undone', () => {
  it('leaves the lists, reverses its payments and gives back what it changed; a second import brings it back', async () => {
    const first = await takeOver('gina', 700, 701);
    const again = await begin('gina');
    const version = await scalar<number>(by.gina, 'SELECT version FROM client WHERE client_id = ?', [first.client]);
    const values = clientOf(again, { id: first.client, version, commercial: PEOPLE.cora.id });
    values[9] = 'new@ouick.example';
    await called(by.gina, 'take_over_client', values);
    await finish('gina', again);
    // The first import has changed since, so it stays; the second is taken back, and then the first may be.
    expect(await refusalOf(by.gina, 'CALL undo_import(?)', [first.id])).toBe(MOVED);
    await by.gina.query('CALL undo_import(?)', [again]);
    const [[client]] = await by.gina.query<RowDataPacket[]>('SELECT * FROM client WHERE client_id = ?', [first.client]);
    expect(client).toMatchObject({ email: JOHN[2], collaborator_id: PEOPLE.bill.id, is_active: 1 });
    expect(await refusalOf(by.gina, 'CALL undo_import(?)', [again])).toBe(NOT_OPEN);
  });

  it('is refused while something has changed, or was added, and works for one’s own', async () => {
    const mine = await takeOver('gina', 710, 711);
    await by.bill.query("INSERT INTO note (client_id, kind, body) VALUES (?, 'internal', 'À rappeler.')", [
      mine.client,
    ]);
    expect(await refusalOf(by.gina, 'CALL undo_import(?)', [mine.id])).toBe(MOVED);

    const other = await takeOver('gina', 720, 721);
    expect(await refusalOf(by.bill, 'CALL undo_import(?)', [other.id])).toBe(NOT_OPEN);
    await by.george.query('CALL undo_import(?)', [other.id]);
    const [[row]] = await by.gina.query<RowDataPacket[]>(
      `SELECT client.is_active AS client, contract.is_active AS contract, event.is_active AS event, contract.balance
       FROM event JOIN contract USING (contract_id) JOIN client USING (client_id) WHERE event_id = ?`,
      [other.event],
    );
    expect(row).toEqual({ client: 0, contract: 0, event: 0, balance: '4000.00' });

    const id = await begin('gina');
    const back = (table: string, record: number) =>
      scalar<number>(by.gina, `SELECT version FROM ${table} WHERE ${table}_id = ?`, [record]);
    await called(
      by.gina,
      'take_over_client',
      clientOf(id, { id: other.client, version: await back('client', other.client) }),
    );
    const contract = contractFor(id, other.client, 'signed', 720);
    contract.splice(5, 2, other.contract, await back('contract', other.contract));
    await called(by.gina, 'take_over_contract', contract);
    const event = wedding(id, other.contract, PEOPLE.kate.id, { number: 721 });
    event[10] = '2023-06-05 00:00:00';
    event.splice(5, 2, other.event, await back('event', other.event));
    await called(by.gina, 'take_over_event', event);
    await finish('gina', id);
    expect(await scalar(by.gina, 'SELECT is_active FROM event WHERE event_id = ?', [other.event])).toBe(1);
  });
});
