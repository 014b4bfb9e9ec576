import fc from 'fast-check';
import { createConnection } from 'mysql2/promise';
import { type Model, type ModelStatic, QueryTypes, Sequelize } from 'sequelize';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STATUTS } from '../../src/domain/statut.ts';
import { defineModels, type Models } from '../../src/models/defineModels.ts';
import { databaseOf } from '../../src/services/databaseOf.ts';
import { inTransaction } from '../../src/services/inTransaction.ts';
import type { Session } from '../../src/services/session.ts';
import { staff } from '../factories/people.ts';

const company = staff('bill', 'camille', 'kate', 'gestion');
let owner: { sequelize: Sequelize; models: Models };

beforeAll(() => {
  const { socketPath, user } = company.server.admin;
  const sequelize = new Sequelize('epicevent', user, '', {
    dialect: 'mysql',
    dialectOptions: { socketPath },
    timezone: '+00:00',
    logging: false,
    define: { timestamps: false, freezeTableName: true },
  });
  owner = { sequelize, models: defineModels(sequelize) };
});
afterAll(() => owner.sequelize.close());

type Scope = Parameters<ModelStatic<Model>['scope']>[0];

/** The ids in a view for this user, and those that the model's scope finds. */
async function both(session: Session, view: string, column: string, model: keyof Models, scope: Scope) {
  return inTransaction(session, async ({ models, readOptions }) => {
    const viewed = await databaseOf(session).db.sequelize.query<{ id: number }>(
      `SELECT \`${column}\` AS id FROM ${view}`,
      {
        type: QueryTypes.SELECT,
        ...readOptions,
      },
    );
    const scoped = await (models[model] as ModelStatic<Model>)
      .scope(scope)
      .findAll({ attributes: ['id'], ...readOptions });
    const sorted = (ids: unknown[]) => ids.map(Number).sort((a, b) => a - b);
    return { viewed: sorted(viewed.map(({ id }) => id)), scoped: sorted(scoped.map((row) => row.get('id'))) };
  });
}

/** A client with one contract and one event, in random states. */
const lives = fc.record({
  commercial: fc.constantFrom('bill', 'camille', null),
  isActive: fc.boolean(),
  contract: fc.record({
    statut: fc.constantFrom(...STATUTS),
    isActive: fc.boolean(),
    cents: fc.integer({ min: 1, max: 99_999 }),
    paid: fc.constantFrom(0, 0.5, 1),
  }),
  event: fc.record({
    support: fc.constantFrom('kate', null),
    isActive: fc.boolean(),
    days: fc.integer({ min: -30, max: 30 }),
    attendees: fc.constantFrom(null, 80),
    task: fc.constantFrom(null, -3, 0, 5),
  }),
});

type Life = typeof lives extends fc.Arbitrary<infer T> ? T : never;

const idOf = (name: 'bill' | 'camille' | 'kate' | null) => (name === null ? null : company[name].actor.id);

async function store({ commercial, isActive, contract, event }: Life): Promise<void> {
  const { Client, Contract, Payment, Event, Task } = owner.models;
  const who = { companyName: 'Hasard', fullName: 'Au', email: 'au@hasard.fr', phone: '112' };
  const client = await Client.create({ ...who, commercialId: idOf(commercial), isActive });
  const { cents, statut, paid } = contract;
  const stored = await Contract.create({
    clientId: client.id,
    cost: (cents / 100).toFixed(2),
    statut,
    isActive: contract.isActive,
  });
  const amount = Math.floor(cents * paid);
  if (amount > 0 && ['to_sign', 'signed', 'closed'].includes(statut)) {
    await Payment.create({
      contractId: stored.id,
      amount: (amount / 100).toFixed(2),
      paidOn: '2026-01-01',
      method: 'card',
      note: '',
    });
  }
  const start = new Date(Date.now() + event.days * 86_400_000);
  const held = await Event.create({
    contractId: stored.id,
    supportId: idOf(event.support),
    attendees: event.attendees,
    name: 'Hasard',
    start,
    end: new Date(start.getTime() + 3_600_000),
    location: 'Partout',
    notes: '',
    isActive: event.isActive,
  });
  if (event.task !== null) {
    const dueDay = new Date(Date.now() + event.task * 86_400_000).toISOString().slice(0, 10);
    await Task.create({ eventId: held.id, title: 'Hasard', dueDay, department: 'gestion' });
  }
}

describe('each scope equals the view of the same name, on random data', () => {
  beforeAll(async () => {
    const connection = await createConnection({ ...company.server.admin, database: 'epicevent' });
    for (const life of fc.sample(lives, { numRuns: 60, seed: 7 })) await store(life);
    await connection.end();
  });

  const cases: readonly [
    name: string,
    who: () => Session,
    view: string,
    column: string,
    model: keyof Models,
    scope: (id: number) => Scope,
  ][] = [
    ['S7 the clients', () => company.kate, 'list_client', 'Client ID', 'Client', () => ['active']],
    [
      'S8 my clients',
      () => company.bill,
      'commercial_own_client',
      'Client ID',
      'Client',
      (id) => ['active', { method: ['ownedBy', id] }],
    ],
    [
      'S8 another’s clients',
      () => company.camille,
      'commercial_own_client',
      'Client ID',
      'Client',
      (id) => ['active', { method: ['ownedBy', id] }],
    ],
    ['S10 the contracts', () => company.kate, 'list_contract', 'Contrat ID', 'ContractListing', () => ['active']],
    [
      'S11 my clients’ contracts',
      () => company.bill,
      'commercial_client_contract',
      'Contrat ID',
      'ContractListing',
      (id) => ['active', { method: ['ofCommercial', id] }],
    ],
    [
      'S12 the unsigned contracts',
      () => company.gestion,
      'unsigned_contract',
      'Contrat ID',
      'ContractListing',
      () => ['active', 'unsigned'],
    ],
    [
      'S13 the unpaid contracts',
      () => company.gestion,
      'unpaid_contract',
      'Contrat ID',
      'ContractListing',
      () => ['active', 'unpaid'],
    ],
    [
      'the late contracts',
      () => company.gestion,
      'late_contract',
      'Contrat ID',
      'ContractListing',
      () => ['active', { method: ['late', new Date(), company.gestion.clock.today()] }],
    ],
    ['S15 the events', () => company.kate, 'list_event', 'Event ID', 'EventListing', () => ['active']],
    [
      'S16 the events without support',
      () => company.gestion,
      'unassigned_event',
      'Event ID',
      'EventListing',
      () => ['active', 'unassigned'],
    ],
    [
      'the events to come that miss something',
      () => company.gestion,
      'unready_event',
      'Event ID',
      'EventListing',
      () => ['active', { method: ['unready', new Date(), company.gestion.clock.today()] }],
    ],
    [
      'S17 the events assigned to me',
      () => company.kate,
      'user_assigned_event',
      'Event ID',
      'EventListing',
      (id) => ['active', { method: ['assignedTo', id] }],
    ],
    [
      'S18 my clients’ events',
      () => company.bill,
      'commercial_client_event',
      'Event ID',
      'EventListing',
      (id) => ['active', { method: ['ofCommercial', id] }],
    ],
    [
      'S22 the collaborators',
      () => company.gestion,
      'list_collaborator',
      'Collaborateur ID',
      'Collaborator',
      () => ['active'],
    ],
  ];

  it.each(cases)('%s', async (_name, who, view, column, model, scope) => {
    const session = who();
    const { viewed, scoped } = await both(session, view, column, model, scope(session.actor.id));
    expect(viewed.length).toBeGreaterThan(3);
    expect(scoped).toEqual(viewed);
  });

  it('leaves rows out, in every case', async () => {
    const counts = await inTransaction(company.gestion, async ({ models, readOptions }) => ({
      Client: await models.Client.count(readOptions),
      ContractListing: await models.Contract.count(readOptions),
      EventListing: await models.Event.count(readOptions),
      Collaborator: await models.Collaborator.count(readOptions),
    }));
    for (const [, who, view, column, model, scope] of cases) {
      const session = who();
      const { scoped } = await both(session, view, column, model, scope(session.actor.id));
      expect(scoped.length, view).toBeLessThan(counts[model as keyof typeof counts]);
    }
  });
});
