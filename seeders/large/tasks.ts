import { contractAt } from './contracts.ts';
import type { EventTable } from './events.ts';
import { type Calendar, chanceOf, DAY, LATEST, type LargePlan, lean, type Minutes } from './plan.ts';
import { inserts, sqlRow, text } from './sqlRow.ts';

const KIND = 4;
const COLUMNS =
  'task_id,contract_id,event_id,title,due_day,days_before,event_day,assignee_id,department,created_by,done_at,done_by,is_record_active,creation_date,last_update,version';
const DEPARTMENTS = ['gestion', 'support', 'commercial'] as const;
const TITLES = [
  'Confirmer le traiteur',
  'Vérifier le règlement du solde',
  'Rappeler le client',
  'Envoyer le plan d’accès',
  'Arrêter le nombre de couverts',
  'Réserver le matériel de sonorisation',
  'Relire le contrat',
  'Demander l’attestation d’assurance',
  'Préparer la feuille de route',
  'Remercier le client',
] as const;

/** When a task is due and was given, and what it is on. */
interface Place {
  readonly contractId: number | null;
  readonly eventId: number | null;
  readonly daysBefore: number | null;
  readonly eventStart: Minutes | null;
  readonly due: Minutes;
  readonly created: Minutes;
  readonly isRecordActive: boolean;
}

type Chance = ReturnType<typeof chanceOf>;

/** Three tasks in five are on an event, and follow it. The others are on a contract, near its creation or near today. */
function placeOf(plan: LargePlan, table: EventTable, random: Chance, index: number): Place {
  if (random.next() < 0.6) {
    const start = table.start[index] ?? 0;
    const daysBefore = random.between(-3, 60);
    return {
      contractId: null,
      eventId: plan.firstEvent + index,
      daysBefore,
      eventStart: start,
      due: start - daysBefore * DAY,
      created: Math.min(table.created[index] ?? 0, LATEST),
      isRecordActive: table.isActive[index] === 1,
    };
  }
  const { created, statut } = contractAt(plan, index);
  return {
    contractId: plan.firstContract + index,
    eventId: null,
    daysBefore: null,
    eventStart: null,
    due: created + random.between(1, 40) * DAY,
    created,
    isRecordActive: statut !== 'cancelled',
  };
}

/** Returns the INSERT statements for the tasks from `start` (inclusive) to `end` (exclusive). Few that are past are open. */
export function taskStatements(
  plan: LargePlan,
  calendar: Calendar,
  table: EventTable,
  start: number,
  end: number,
): string[] {
  const people = { commercial: plan.commercials, support: plan.supports, gestion: plan.gestion };
  const rows: string[] = [];
  for (let index = start; index < end; index += 1) {
    const random = chanceOf(plan, KIND, index);
    const place = placeOf(plan, table, random, index);
    const department = lean(random, DEPARTMENTS, 1.8);
    const person = lean(random, people[department]);
    const isForAll = random.next() < 0.4;
    const isDone = place.due < LATEST && random.next() > 0.01;
    const done = Math.max(Math.min(place.due, LATEST), place.created);
    rows.push(
      sqlRow(
        plan.firstTask + index,
        place.contractId,
        place.eventId,
        text(random.pick(TITLES)),
        place.daysBefore === null ? calendar.day(place.due) : null,
        place.daysBefore,
        place.eventStart === null ? null : calendar.day(place.eventStart + calendar.offset(place.eventStart)),
        isForAll ? null : person,
        isForAll ? text(department) : null,
        lean(random, people[random.pick(DEPARTMENTS)]),
        isDone ? calendar.instant(done) : null,
        isDone ? person : null,
        place.isRecordActive ? 1 : 0,
        calendar.instant(place.created),
        calendar.instant(isDone ? done : place.created),
        isDone ? 1 : 0,
      ),
    );
  }
  return inserts('task', COLUMNS, rows);
}
