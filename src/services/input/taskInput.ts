import { z } from 'zod';
import { type CompanyClock, dayOf } from '../../domain/companyClock.ts';
import { addDays } from '../../domain/days.ts';
import { DEPARTMENTS, type Department, type TaskRecord, task } from '../../domain/records/task.ts';
import { daysText } from '../../domain/templateLines.ts';
import type { Translator } from '../../i18n/translator.ts';
import { dateTime, day } from './date.ts';
import { text } from './text.ts';
import { type Reading, refused, taken, typed } from './typed.ts';

/**
 * The input of a task's form. `when` is a day as people type it, or on an event `J-30`. `addressee` is a department, or
 * the number of a collaborator.
 */
export interface TaskInput {
  readonly title: string;
  readonly when: string;
  readonly addressee: string;
}

/** The day of a task: as typed, or so many days before its event (negative: after it). */
export type TaskDay =
  | { readonly dueDay: string; readonly daysBefore: null }
  | { readonly dueDay: null; readonly daysBefore: number };

/** `J-30`, `j - 30`, `J`, `J+2`; in English `D-30`. */
const BEFORE_EVENT = /^[jd]\s*(?:([-−–+])\s*(\d{1,4}))?$/i;
export const MOST_BEFORE = 3650;
export const MOST_AFTER = 365;

/** Reads the day of a task. @param onEvent true if the record is an event */
export function taskDay(typedDay: string, clock: CompanyClock, onEvent: boolean): Reading<TaskDay> {
  const counted = BEFORE_EVENT.exec(typedDay.trim());
  if (!counted) {
    const reading = day(typedDay, clock);
    return 'value' in reading ? taken({ dueDay: reading.value, daysBefore: null }) : reading;
  }
  if (!onEvent) return refused('field.daysBeforeNoEvent');
  const [, sign = '-', digits = '0'] = counted;
  const count = Number(digits);
  if (count > (sign === '+' ? MOST_AFTER : MOST_BEFORE)) return refused('field.daysBeforeRange');
  return taken({ dueDay: null, daysBefore: sign === '+' || count === 0 ? 0 - count || 0 : count });
}

/** @returns the day that the text means, `YYYY-MM-DD`; null if it means none */
export function taskDayMeant(typedDay: string, clock: CompanyClock, eventDay: string): string | null {
  const reading = taskDay(typedDay, clock, eventDay !== '');
  if (!('value' in reading)) return null;
  const { dueDay, daysBefore } = reading.value;
  return dueDay ?? addDays(eventDay, -daysBefore);
}

/** A task that follows a note: what, and when. */
export type NextAction = { readonly title: string } & TaskDay;

/**
 * Reads a next action: what is to be done, then the day, with or without a time, which stays in the title: `rappeler
 * mardi 10h`, `relancer J-3`.
 * @param onEvent true if the record is an event, whose days before can be counted
 */
export function nextAction(typedAction: string, clock: CompanyClock, onEvent: boolean): Reading<NextAction> {
  const words = typedAction.trim().split(/\s+/);
  for (let first = 1; first < words.length; first += 1) {
    const rest = words.slice(first).join(' ');
    const reading = taskDay(rest, clock, onEvent);
    const title = words.slice(0, first).join(' ');
    if ('value' in reading) return titled(title, reading.value);
    const timed = dateTime(rest, clock);
    if ('value' in timed) {
      const wall = clock.toLocal(timed.value);
      const time = `${wall.hour}:${String(wall.minute).padStart(2, '0')}`;
      return titled(`${title} ${time}`, { dueDay: dayOf(wall), daysBefore: null });
    }
  }
  return refused('field.nextAction');
}

function titled(title: string, when: TaskDay): Reading<NextAction> {
  const reading = text({ max: task.fields.title.max })(title);
  return 'value' in reading ? taken({ title: reading.value, ...when }) : reading;
}

export type Addressee =
  | { readonly assigneeId: number; readonly department: null }
  | { readonly assigneeId: null; readonly department: Department };

function addresseeOf(value: string): Reading<Addressee> {
  if (value === '') return refused('field.required');
  const department = DEPARTMENTS.find((one) => one === value);
  if (department) return taken({ assigneeId: null, department });
  return /^[1-9]\d{0,9}$/.test(value)
    ? taken({ assigneeId: Number(value), department: null })
    : refused('field.addressee');
}

/** The schema of a task's form. @param onEvent true if the record is an event, whose days before can be counted */
export const taskSchema = (clock: CompanyClock, onEvent: boolean) =>
  z.object({
    title: typed(text({ max: task.fields.title.max })),
    when: typed((value) => taskDay(value, clock, onEvent)),
    addressee: typed(addresseeOf),
  });

/** A stored task as its form has it. */
export function typedTask(
  texts: Translator,
  { title, dueDay, daysBefore, assignee, department }: TaskRecord,
): TaskInput {
  const when = daysBefore === null ? texts.typedDay(dueDay ?? '') : daysText(daysBefore);
  return { title, when, addressee: assignee ? String(assignee.id) : (department ?? '') };
}
