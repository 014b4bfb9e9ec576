/** The listings and words always match the records, whoever changed what. */
import fc from 'fast-check';
import type { Connection } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrationsFolder } from '../../src/db/migrationsFolder.ts';
import { createMigrator } from '../../src/db/migrator.ts';
import { withOwner } from '../../src/db/withOwner.ts';
import { type Company, contractOf, EVENTS, openCompany, type Person, refusalOf, scalar } from './support/company.ts';
import { wrongListings, wrongWords } from './support/listingTruth.ts';

let company: Company;
const people = {} as Record<Person, Connection>;

beforeAll(async () => {
  company = await openCompany();
  for (const person of ['bill', 'cora', 'kate', 'gina'] as const) people[person] = await company.as(person);
});
afterAll(() => company.close());

async function expectTrue(): Promise<void> {
  expect(await wrongListings(company.admin)).toEqual({ stored: [], expected: [] });
  expect(await wrongWords(company.admin)).toEqual([]);
}

const ODD = [
  'x'.repeat(120),
  '𝒳'.repeat(100),
  'Œuvres & Cie — L’Été «d’Hervé»',
  'Ele\u0301onore E\u0301te\u0301',
  'مُحَمَّد بن سلمان',
  '東京 株式会社カフェー',
  '🎉👩‍👩‍👧❤️ Fête',
  '"; DROP \\ %_*\'`',
  '!!!',
  '\u0301\u0301 \u200d',
  'straße ÆON lætitia',
  'हिन्दी संगीत',
  'a\tb\nc',
  'N26 4807',
];
/** Characters of many scripts, each old enough for the character tables of both engines. */
const sign = fc
  .constantFrom(
    [0x20, 0x17f],
    [0x300, 0x36f],
    [0x391, 0x44f],
    [0x5d0, 0x5ea],
    [0x621, 0x652],
    [0x905, 0x94d],
    [0xe01, 0xe3a],
    [0x1e00, 0x1eff],
    [0x2010, 0x2044],
    [0x2600, 0x26ff],
    [0x3041, 0x30ff],
    [0x3300, 0x3357],
    [0x4e00, 0x9fa5],
    [0xac00, 0xd7a3],
    [0xfb00, 0xfb06],
    [0xff01, 0xff9f],
    [0x1d400, 0x1d454],
    [0x1f300, 0x1f5ff],
  )
  .chain(([from = 0, to = 0]) => fc.integer({ min: from, max: to }))
  .map((code) => String.fromCodePoint(code));
const text = fc
  .oneof(fc.constantFrom(...ODD), fc.string({ unit: sign, minLength: 1, maxLength: 40 }), fc.lorem({ maxCount: 4 }))
  .map((value) => [...value].slice(0, 120).join(''));
const phone = fc.oneof(
  fc.constantFrom(
    '+33 (0)6 12 34 56 78',
    '0033612345678',
    '+678 123 456 78',
    '+ 666 12345',
    '06.12.34.56.78',
    '1',
    '+1 (555) 123-4567',
    '00',
    '+0',
    '1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6',
    'tel 12\n+33',
  ),
  fc.string({ unit: fc.constantFrom('0', '1', '3', '6', '9', ' ', '-', '+', '(', ')'), minLength: 1, maxLength: 40 }),
);
const mail = fc.oneof(
  fc.constantFrom('kevin@startup.io', 'Élodie.d"a@x-y.fr', `${'m'.repeat(200)}@long.example`, '"\\@\\'),
  fc.emailAddress(),
);
const clientId = fc.constantFrom(10, 11, 12, 13);
const contractId = fc.constantFrom(
  ...[10, 11].flatMap((client) =>
    (['draft', 'to_sign', 'signed', 'closed'] as const).map((statut) => contractOf(client, statut)),
  ),
);
const eventId = fc.constantFrom(...Object.values(EVENTS));
const commercial = fc.constantFrom(1, 2);
const who = fc.constantFrom('bill', 'cora', 'kate', 'gina', 'owner' as const);
const moment = fc.integer({ min: 0, max: 5000 }).map((hours) => new Date(Date.UTC(2091, 0, 1, hours)));

/** Operations: what, by whom, with which values. The owner of the schema may do nearly everything. */
const step = (sql: string, ...values: fc.Arbitrary<unknown>[]) =>
  fc.tuple(who, fc.tuple(...values)).map(([actor, params]) => ({ actor, sql, params }));
const span = fc
  .tuple(moment, fc.constantFrom(1, 24, 25, 200))
  .map(([start, hours]) => [start, new Date(start.getTime() + hours * 3_600_000)]);
const steps = fc.oneof(
  step('INSERT INTO client (company_name, full_name, email, phone) VALUES (?, ?, ?, ?)', text, text, mail, phone),
  step('UPDATE client SET company_name = ?, phone = ? WHERE client_id = ?', text, phone, clientId),
  step('UPDATE client SET full_name = ?, email = ? WHERE client_id = ?', text, mail, clientId),
  step('UPDATE client SET is_active = NOT is_active WHERE client_id = ?', clientId),
  step('UPDATE client SET collaborator_id = ? WHERE client_id IN (?, ?)', commercial, clientId, clientId),
  step(
    "UPDATE client SET collaborator_id = ?, full_name = CONCAT('New ', LEFT(full_name, 100)) WHERE client_id > 0",
    commercial,
  ),
  step('INSERT INTO contract (client_id, cost) VALUES (?, 100)', clientId),
  step('UPDATE contract SET client_id = ? WHERE contract_id = ?', clientId, contractId),
  step(
    'UPDATE contract SET cost = ?, statut = ? WHERE contract_id = ?',
    fc.integer({ min: 50, max: 500 }),
    fc.constantFrom('to_sign', 'signed', 'closed', 'cancelled'),
    contractId,
  ),
  step(
    'UPDATE contract SET instalments = ? WHERE contract_id = ?',
    fc.constantFrom('30.00 J-0\n70.00 2026-01-31', '30.00 2025-10-26\n70.00 J-30', '70.00 J-3\n30.00 signature'),
    contractId,
  ),
  step('UPDATE contract SET is_active = NOT is_active WHERE contract_id = ?', contractId),
  step(
    "INSERT INTO payment (contract_id, amount, paid_on) VALUES (?, ?, '2026-01-01')",
    contractId,
    fc.constantFrom(5, 20, 100),
  ),
  fc.tuple(step('', contractId, text, text), span).map(([{ actor, params }, [start, end]]) => ({
    actor,
    sql: 'INSERT INTO event (contract_id, name, location, event_start, event_end) VALUES (?, ?, ?, ?, ?)',
    params: [...params, start, end],
  })),
  fc.tuple(step('', text), span, eventId).map(([{ actor, params }, [start, end], id]) => ({
    actor,
    sql: 'UPDATE event SET name = ?, event_start = ?, event_end = ?, attendees = 7 WHERE event_id = ?',
    params: [...params, start, end, id],
  })),
  step('UPDATE event SET location = ? WHERE event_id = ?', text, eventId),
  step('UPDATE event SET support_contact = ? WHERE event_id = ?', fc.constantFrom(3, 4, null), eventId),
  step('UPDATE event SET is_active = NOT is_active WHERE event_id = ?', eventId),
  step(
    "INSERT INTO task (event_id, title, due_day, department) VALUES (?, 'Call', ?, 'gestion')",
    eventId,
    fc.constantFrom('2026-03-01', '2091-02-03', '2091-05-01'),
  ),
  step(
    "INSERT INTO task (event_id, title, days_before, department) VALUES (?, 'Call', ?, 'support')",
    eventId,
    fc.constantFrom(-2, 0, 7, 90),
  ),
  step(
    'UPDATE task SET due_day = ?, days_before = NULL WHERE event_id = ?',
    fc.constantFrom('2026-02-01', '2092-01-01'),
    eventId,
  ),
  step('UPDATE task SET done_at = IF(done_at IS NULL, NOW(3), NULL) WHERE event_id = ? LIMIT 1', eventId),
  step('UPDATE task SET is_active = NOT is_active WHERE event_id = ? ORDER BY task_id DESC LIMIT 1', eventId),
  step('DELETE FROM task WHERE event_id = ? LIMIT 1', eventId),
  step(
    'UPDATE collaborator SET first_name = ?, last_name = ? WHERE collaborator_id IN (?, ?)',
    text.map((name) => [...name].slice(0, 80).join('')),
    fc.constantFrom('Boquet', 'd’Été'),
    fc.constantFrom(1, 2, 3),
    fc.constantFrom(3, 4),
  ),
  step('DELETE FROM event WHERE event_id > 100 LIMIT 1'),
  step('DELETE FROM contract WHERE contract_id > 200 LIMIT 1'),
  step('DELETE FROM client WHERE client_id > 20 LIMIT 1'),
);

it('listings and words match the records after any sequence of operations', async () => {
  const done = new Set<string>();
  await company.owner(async (owner) => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 10, maxLength: 25 }), async (work) => {
        for (const { actor, sql, params } of work) {
          const refusal = await refusalOf(actor === 'owner' ? owner : people[actor], sql, [...params]);
          if (refusal === 0) done.add(sql);
        }
        await expectTrue();
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
  expect(done.size).toBeGreaterThan(20);
}, 120_000);

it('a refused or rolled-back change leaves no trace in them', async () => {
  const { bill } = people;
  await company.owner((owner) => owner.query('UPDATE client SET collaborator_id = 1 WHERE client_id = 13'));
  await bill.query('START TRANSACTION');
  await bill.query("UPDATE client SET company_name = 'Undone' WHERE client_id = 13");
  await bill.query("INSERT INTO client (company_name, full_name, email, phone) VALUES ('Undone', 'U', 'u@u.fr', '1')");
  await bill.query('ROLLBACK');
  await expectTrue();
});

it('a hand-over of thousands of clients with their contracts and events in one statement', async () => {
  await company.owner(async (owner) => {
    const numbers = Array.from({ length: 2000 }, (_, i) => 1000 + i);
    await owner.query(
      'INSERT INTO client (client_id, company_name, full_name, email, phone, collaborator_id) VALUES ?',
      [numbers.map((n) => [n, `Company ${n}`, `Name ${n}`, `p${n}@x.fr`, `01 ${n}`, 2])],
    );
    await owner.query('INSERT INTO contract (contract_id, client_id, cost, statut) VALUES ?', [
      numbers.map((n) => [n, n, 100, 'signed']),
    ]);
    await owner.query('INSERT INTO event (event_id, contract_id, name, event_start, event_end) VALUES ?', [
      numbers.map((n) => [n, n, `Event ${n}`, '2092-01-01 10:00', '2092-01-01 12:00']),
    ]);
  });
  await people.gina.query('CALL deactivate_collaborator(2, NULL, 1, 0)');
  expect(
    await scalar(company.admin, 'SELECT COUNT(*) FROM event_listing WHERE commercial_id = 1 AND event_id >= 1000'),
  ).toBe(2000);
  await expectTrue();
}, 120_000);

it('filling missing listings gives the same content', async () => {
  const { engine, admin } = company.server;
  await withOwner(admin, 'epicevent', async ({ connection }) => {
    const migrator = createMigrator({ connection, engine, schema: 'epicevent', folder: migrationsFolder() });
    await migrator.down({ steps: 1 });
    await connection.query("UPDATE client SET company_name = 'Written Before' WHERE client_id = 10");
    await migrator.up();
  });
  expect(await scalar(company.admin, "SELECT client_id FROM client_word WHERE word = 'written'")).toBe(10);
  await expectTrue();
}, 120_000);

it('a listing with a changed definition is filled again, and no other', async () => {
  const { engine, admin } = company.server;
  await company.owner(async (owner) => {
    await owner.query('DELETE FROM contract_listing WHERE client_id = 10');
    await owner.query("INSERT INTO event_word (word, event_id) VALUES ('untouched', 1)");
    await owner.query("UPDATE schema_object SET checksum = '' WHERE kind = 'listing' AND name = 'contract_listing'");
  });
  await withOwner(admin, 'epicevent', async ({ connection }) => {
    await createMigrator({ connection, engine, schema: 'epicevent', folder: migrationsFolder() }).up();
  });
  expect(await scalar(company.admin, "SELECT COUNT(*) FROM event_word WHERE word = 'untouched'")).toBe(1);
  await company.owner((owner) => owner.query("DELETE FROM event_word WHERE word = 'untouched'"));
  await expectTrue();
});
