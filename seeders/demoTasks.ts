import type { Transaction } from 'sequelize';
import type { Models } from '../src/models/defineModels.ts';
import type { DemoCalendar } from './demoCalendar.ts';
import type { DemoEvent } from './demoEvents.ts';
import type { People } from './seedPeople.ts';

/** The index of Aliénor among the supports of the demo's events. */
const ALIENOR = 1;
const SOON = 12;

/**
 * Inserts tasks and notes on one event to come and its contract: one overdue, one done, some for a department. Whoever is
 * asked to try the application first (Bill, Kate, Gabrielle) begins with nothing overdue.
 */
export async function seedTasks(
  { Task, Note }: Models,
  people: People,
  events: readonly DemoEvent[],
  { at, day }: DemoCalendar,
  transaction: Transaction,
): Promise<void> {
  const event = events.find(({ support, day: on, isActive }) => support === ALIENOR && on > SOON && isActive);
  if (!event) throw new RangeError('The tasks need an event to come.');
  const [alienor, camille, gabrielle] = [people('alienor.vichum'), people('commercial.demo'), people('gestion.demo')];
  const given = (days: number, createdById: number) => ({
    createdById,
    creationDate: at(days, 10),
    lastUpdate: at(days, 10),
  });
  const bulk = { transaction, hooks: false };
  await Task.bulkCreate(
    [
      {
        ...given(-20, camille),
        eventId: event.id,
        title: 'Visiter le lieu et vérifier les accès',
        dueDay: day(-6),
        assigneeId: alienor,
        doneAt: at(-7, 16),
        doneById: alienor,
        lastUpdate: at(-7, 16),
      },
      {
        ...given(-20, camille),
        eventId: event.id,
        title: 'Confirmer le traiteur',
        daysBefore: event.day + 2,
        assigneeId: alienor,
      },
      {
        ...given(-3, alienor),
        eventId: event.id,
        title: 'Réserver deux techniciens',
        daysBefore: 2,
        department: 'support',
      },
      {
        ...given(-3, gabrielle),
        contractId: event.contractId,
        title: 'Vérifier le règlement du solde',
        dueDay: day(SOON),
        department: 'gestion',
      },
    ],
    bulk,
  );
  await Note.bulkCreate(
    [
      {
        eventId: event.id,
        kind: 'internal',
        body: 'Le régisseur demande la liste des prestataires une semaine avant.',
        authorId: alienor,
        creationDate: at(-7, 16),
        lastUpdate: at(-7, 16),
      },
      {
        contractId: event.contractId,
        kind: 'internal',
        body: 'Le client préfère recevoir les factures par courriel, en double.',
        authorId: gabrielle,
        creationDate: at(-3, 11),
        lastUpdate: at(-3, 11),
      },
    ],
    bulk,
  );
}
