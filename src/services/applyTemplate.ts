import { dayOf } from '../domain/companyClock.ts';
import { addDays } from '../domain/days.ts';
import type { TemplateAddressee } from '../domain/records/taskTemplate.ts';
import type { TemplateLine } from '../domain/templateLines.ts';
import { authorize, authorizeDepartment } from '../policies/authorize.ts';
import { databaseOf } from './databaseOf.ts';
import { inTransaction, type Unit } from './inTransaction.ts';
import { lockForUpdate } from './lockForUpdate.ts';
import { eventRow, taskRow } from './rows.ts';
import type { Session } from './session.ts';
import { toEvent, toTask } from './toRecord.ts';

/** A line of a template, as it would be given on one event. */
export interface PlannedTask extends TemplateLine {
  /** The day on which it would be due, `YYYY-MM-DD`. */
  readonly dueOn: string;
  /** True if that day is past. */
  readonly isOverdue: boolean;
  /** True if the template has given it there before; applying the template leaves it as it is. */
  readonly isGiven: boolean;
}

/** Reads what a template would give on an event. @throws NotAllowed, NotFound */
export async function planTemplate(session: Session, eventId: number, templateId: number): Promise<PlannedTask[]> {
  return inTransaction(session, async (unit) => {
    unit.concerns('event', eventId);
    authorizeDepartment(unit.actor, 'template.apply');
    const event = toEvent(await eventRow(unit, eventId));
    authorize(unit.actor, 'template.apply', event);
    const lines = await databaseOf(session).db.read(
      `SELECT line.title, line.days_before AS daysBefore, line.addressee, EXISTS (
         SELECT 1 FROM task WHERE task.event_id = ? AND task.template_id = line.task_template_id
           AND task.template_line = line.title) AS isGiven
       FROM task_template_line AS line WHERE line.task_template_id = ? ORDER BY line.position`,
      [eventId, templateId],
    );
    const eventDay = dayOf(session.clock.toLocal(event.start));
    const today = session.clock.today();
    return lines.map((line) => {
      const daysBefore = Number(line.daysBefore);
      const dueOn = addDays(eventDay, -daysBefore);
      return {
        title: String(line.title),
        daysBefore,
        addressee: String(line.addressee) as TemplateAddressee,
        dueOn,
        isOverdue: dueOn < today,
        isGiven: Number(line.isGiven) === 1,
      };
    });
  });
}

async function givenBy({ models, readOptions }: Unit, eventId: number, templateId: number): Promise<number[]> {
  const rows = await models.Task.findAll({
    where: { eventId, templateId },
    attributes: ['id'],
    order: [['id', 'ASC']],
    ...readOptions,
  });
  return rows.map(({ id }) => id);
}

/**
 * Gives the tasks of a template on an event, all at once, but those that it has given there before. Each is due by the
 * event's day, and follows it. Undo cancels what was given.
 * @returns how many tasks were given
 * @throws NotAllowed if the event is cancelled or the template out of use; NotFound
 */
export async function applyTemplate(session: Session, eventId: number, templateId: number): Promise<number> {
  return inTransaction(session, async (unit) => {
    await lockForUpdate(unit, 'template.apply', 'event', eventId, toEvent);
    const before = new Set(await givenBy(unit, eventId, templateId));
    await unit.call('apply_task_template', [eventId, templateId]);
    const given = (await givenBy(unit, eventId, templateId)).filter((id) => !before.has(id));
    for (const id of given) {
      unit.changed('task', id);
      const after = toTask(await taskRow(unit, id));
      unit.note({ action: 'task.create', kind: 'task', id, before: null, after });
    }
    return given.length;
  });
}
