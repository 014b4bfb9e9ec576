import type { Transaction } from 'sequelize';
import type { Models } from '../src/models/defineModels.ts';
import { briefClients, briefContracts, briefEvents } from './demoBrief.ts';
import type { DemoCalendar } from './demoCalendar.ts';
import { demoClients } from './demoClients.ts';
import { demoContracts } from './demoContracts.ts';
import { demoEvents } from './demoEvents.ts';
import { seedTasks } from './demoTasks.ts';
import { createRandom } from './random.ts';
import type { People } from './seedPeople.ts';

const SEED = 20261123;
const CONTRACTS = 70;
const EVENTS = 56;
/** Two inactive clients. */
const GONE = ['Scierie des Ballons', 'Jouets Pain d’épices'];
const COMMERCIALS = ['bill.boquet', 'commercial.demo'];
const SUPPORTS = ['kate.hastroff', 'alienor.vichum'];
const HOUR_MS = 60 * 60 * 1000;

const nth = (names: readonly string[], index: number): string => names[index % names.length] ?? '';

/**
 * Inserts clients, contracts, payments and events through the models' bulk functions. The owner sets every stamp
 * itself.
 */
export async function seedRecords(
  models: Models,
  people: People,
  calendar: DemoCalendar,
  transaction: Transaction,
): Promise<void> {
  const { Client, Contract, Payment, Event } = models;
  const { at, day } = calendar;
  const bulk = { transaction, hooks: false };
  const random = createRandom(SEED);
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
  const known = Object.keys(briefClients);

  await Client.bulkCreate(
    [
      ...Object.values(briefClients).map(({ commercial, lastUpdate, ...client }, index) => ({
        ...client,
        id: index + 1,
        lastUpdate: new Date(lastUpdate),
        commercialId: people(commercial),
      })),
      ...invented.map(({ town: _town, ...client }, index) => ({
        ...client,
        id: known.length + index + 1,
        creationDate: day(-random.between(340, 1400)),
        lastUpdate: at(-random.between(1, 300), random.between(8, 18)),
        commercialId: people(nth(COMMERCIALS, index)),
        isActive: !GONE.includes(client.companyName),
      })),
    ],
    bulk,
  );

  const payments = [
    ...briefContracts.flatMap(({ id, payments }) =>
      payments.map((paid) => ({ ...paid, contractId: id, creationDate: new Date(`${paid.paidOn}T09:00:00Z`) })),
    ),
    ...contracts.flatMap(({ id, payments }) =>
      payments.map(({ paidOn, ...paid }) => ({
        ...paid,
        contractId: id,
        paidOn: day(paidOn),
        creationDate: at(paidOn, 11),
      })),
    ),
  ];

  await Contract.bulkCreate(
    [
      ...briefContracts.map(({ payments: _payments, client, creationDate, signedAt, ...contract }) => ({
        ...contract,
        clientId: known.indexOf(client) + 1,
        creationDate: new Date(creationDate),
        signedAt: new Date(signedAt),
        lastUpdate: new Date(signedAt),
      })),
      ...contracts.map(({ id, client, cost, statut, created, signed }) => ({
        id,
        clientId: known.length + client + 1,
        cost,
        statut,
        creationDate: at(created, 10),
        signedAt: signed === null ? null : at(signed, 15),
        lastUpdate: signed === null ? at(created, 10) : at(signed, 15),
      })),
    ],
    bulk,
  );

  const recordedBy = people('gestion.demo');
  await Payment.bulkCreate(
    payments.map((payment) => ({ ...payment, recordedBy })),
    bulk,
  );
  // The payments' triggers have just set the contracts' last update. In the demo it is the day of the payment.
  for (const { contractId, creationDate } of payments) {
    await Contract.update({ lastUpdate: creationDate }, { where: { id: contractId }, ...bulk });
  }

  await Event.bulkCreate(
    [
      ...briefEvents.map(({ support, start, end, ...event }) => ({
        ...event,
        supportId: people(support),
        start: new Date(start),
        end: new Date(end),
        creationDate: new Date('2023-02-06T09:00:00Z'),
        lastUpdate: new Date('2023-04-28T16:45:00Z'),
      })),
      ...events.map(({ support, day: days, hour, hours, ...event }) => ({
        ...event,
        supportId: support === null ? null : people(nth(SUPPORTS, support)),
        start: at(days, hour),
        end: new Date(at(days, hour).getTime() + hours * HOUR_MS),
        creationDate: at(Math.min(days, 0) - 30, 10),
        lastUpdate: at(Math.min(days, 0) - 2, 17),
      })),
    ],
    bulk,
  );
  await seedTasks(models, people, events, calendar, transaction);
}
