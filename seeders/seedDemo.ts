import { Sequelize } from 'sequelize';
import type { Owner } from '../src/db/withOwner.ts';
import { defineModels, type Models } from '../src/models/defineModels.ts';
import { hashPassword } from '../src/services/hashPassword.ts';
import { createCompanyClock } from '../src/services/input/companyClock.ts';
import { briefClients, briefContracts, briefEvents } from './demoBrief.ts';
import { demoClients } from './demoClients.ts';
import { demoContracts } from './demoContracts.ts';
import { demoEvents } from './demoEvents.ts';
import { DEMO_PASSWORD, demoPeople } from './demoPeople.ts';
import { createRandom } from './random.ts';

const SEED = 20261123;
const CONTRACTS = 70;
const EVENTS = 56;
const DAY_MS = 24 * 60 * 60 * 1000;
const ZONE = 'Europe/Paris';

export interface SeedOptions {
  /** The owner of the schema at work, as `withOwner` hands it out. */
  readonly owner: Owner;
  readonly serverKey: Buffer;
  /** The moment around which the dates lie. */
  readonly now: Date;
}

type Ids = ReadonlyMap<string, number>;

/** The library's connection as the owner; the guard of the sessions is not for it, nor are the hooks. */
function connect({ options }: Owner): Sequelize {
  const { user, password, database, host, port, socketPath, ssl } = options;
  return new Sequelize(database, user, password, {
    dialect: 'mysql',
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
    dialectOptions: {
      charset: 'utf8mb4_unicode_520_ci',
      ...(socketPath === undefined ? {} : { socketPath }),
      ...(ssl === undefined ? {} : { ssl }),
    },
    timezone: '+00:00',
    logging: false,
    pool: { max: 1 },
    define: { timestamps: false, freezeTableName: true },
  });
}

async function seedPeople({ Collaborator }: Models, { owner, serverKey, now }: SeedOptions): Promise<Ids> {
  const creationDate = new Date(now.getTime() - 900 * DAY_MS);
  await Collaborator.bulkCreate(
    demoPeople.map((person) => ({
      ...person,
      email: `${person.username}@epicevents.example`,
      creationDate,
      lastUpdate: creationDate,
    })),
    { hooks: false },
  );
  const rows = await Collaborator.findAll();
  const ids = new Map(rows.map(({ username, id }) => [username, id]));
  for (const { username, isActive } of demoPeople) {
    const id = ids.get(username);
    const hash = await hashPassword(serverKey, DEMO_PASSWORD);
    await owner.connection.query(
      'INSERT INTO credential (collaborator_id, password_hash, must_change) VALUES (?, ?, 0)',
      [id, hash],
    );
    if (isActive) await owner.connection.query('CALL provision_collaborator(?)', [id]);
  }
  return ids;
}

/**
 * Fills an empty schema with the demo company: the brief's examples exactly, and invented French records around
 * `now`, the same ones every time. The demo passwords need not be changed.
 * @returns false, and does nothing, where the demo company is there already
 */
export async function seedDemo(options: SeedOptions): Promise<boolean> {
  const { owner, now } = options;
  const sequelize = connect(owner);
  try {
    const models = defineModels(sequelize);
    const [first] = demoPeople;
    if (await models.Collaborator.findOne({ where: { username: first?.username ?? '' } })) return false;
    const people = await seedPeople(models, options);
    await sequelize.transaction((transaction) => seedRecords(models, people, now, { transaction, hooks: false }));
    return true;
  } finally {
    await sequelize.close();
  }
}

type Bulk = { readonly transaction: import('sequelize').Transaction; readonly hooks: false };

async function seedRecords(models: Models, people: Ids, now: Date, bulk: Bulk): Promise<void> {
  const random = createRandom(SEED);
  const clock = createCompanyClock(ZONE, () => now);
  const at = (day: number, hour: number): Date => {
    const wall = clock.wallOf(new Date(now.getTime() + day * DAY_MS));
    return clock.instantOf({ ...wall, hour, minute: 0 }) ?? new Date(now.getTime() + day * DAY_MS);
  };
  const dayOf = (day: number): string => at(day, 12).toISOString().slice(0, 10);
  const invented = demoClients(random);
  const contracts = demoContracts(
    random,
    invented.length,
    CONTRACTS,
    briefContracts.map(({ id }) => id),
  );
  const events = demoEvents(
    random,
    contracts,
    invented,
    EVENTS,
    briefEvents.map(({ id }) => id),
  );

  const commercials = ['bill.boquet', 'commercial.demo'];
  const brief = Object.values(briefClients);
  await models.Client.bulkCreate(
    [
      ...brief.map(({ commercial, lastUpdate, ...client }, index) => ({
        ...client,
        id: index + 1,
        lastUpdate: new Date(lastUpdate),
        commercialId: people.get(commercial) ?? null,
        isActive: true,
      })),
      ...invented.map(({ town: _town, ...client }, index) => ({
        ...client,
        id: brief.length + index + 1,
        creationDate: dayOf(-random.between(340, 1400)),
        lastUpdate: at(-random.between(1, 300), random.between(8, 18)),
        commercialId: people.get(commercials[index % commercials.length] ?? '') ?? null,
        // Two who stopped being clients; they have no contracts of the last ones.
        isActive: true,
      })),
    ],
    bulk,
  );

  const keys = Object.keys(briefClients);
  await models.Contract.bulkCreate(
    [
      ...briefContracts.map(({ payments: _payments, client, creationDate, signedAt, ...contract }) => ({
        ...contract,
        clientId: keys.indexOf(client) + 1,
        creationDate: new Date(creationDate),
        signedAt: new Date(signedAt),
        lastUpdate: new Date(signedAt),
      })),
      ...contracts.map(({ id, client, cost, statut, created, signed }) => ({
        id,
        clientId: brief.length + client + 1,
        cost,
        statut,
        creationDate: at(created, 10),
        signedAt: signed === null ? null : at(signed, 15),
        lastUpdate: signed === null ? at(created, 10) : at(signed, 15),
      })),
    ],
    bulk,
  );

  const recordedBy = people.get('gestion.demo') ?? null;
  await models.Payment.bulkCreate(
    [
      ...briefContracts.flatMap(({ id, payments }) =>
        payments.map((payment) => ({
          ...payment,
          contractId: id,
          creationDate: new Date(`${payment.paidOn}T09:00:00Z`),
        })),
      ),
      ...contracts.flatMap(({ id, payments }) =>
        payments.map(({ paidOn, ...payment }) => ({
          ...payment,
          contractId: id,
          paidOn: dayOf(paidOn),
          creationDate: at(paidOn, 11),
        })),
      ),
    ].map((payment) => ({ ...payment, recordedBy })),
    bulk,
  );

  const supports = ['kate.hastroff', 'alienor.vichum'];
  await models.Event.bulkCreate(
    [
      ...briefEvents.map(({ support, start, end, ...event }) => ({
        ...event,
        supportId: people.get(support) ?? null,
        start: new Date(start),
        end: new Date(end),
        creationDate: new Date('2023-02-06T09:00:00Z'),
        lastUpdate: new Date('2023-04-28T16:45:00Z'),
        isActive: true,
      })),
      ...events.map(({ support, day, hour, hours, ...event }) => ({
        ...event,
        supportId: support === null ? null : (people.get(supports[support] ?? '') ?? null),
        start: at(day, hour),
        end: new Date(at(day, hour).getTime() + hours * 60 * 60 * 1000),
        creationDate: at(Math.min(day, 0) - 30, 10),
        lastUpdate: at(Math.min(day, 0) - 2, 17),
      })),
    ],
    bulk,
  );
}
