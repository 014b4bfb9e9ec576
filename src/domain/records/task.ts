import type { OnKind } from '../onRecord.ts';
import type { ROLES } from '../roles.ts';
import { defineRecord, type RecordOf } from './record.ts';
import { versioned } from './shared.ts';

/** The departments: whoever may be given a task. */
export const DEPARTMENTS = ['commercial', 'support', 'gestion'] as const satisfies readonly (typeof ROLES)[number][];
export type Department = (typeof DEPARTMENTS)[number];

const given = { isCreated: true, updatedBy: DEPARTMENTS, isInHistory: true } as const;
const onRecord = { type: 'reference', isCreated: true, isNullable: true, isInHistory: true } as const;

/** What somebody has to do, on exactly one client, contract or event. It is for one collaborator or one department. */
export const task = defineRecord({
  table: 'task',
  createdBy: DEPARTMENTS,
  fields: {
    id: { type: 'id', column: 'task_id', viewHeading: 'Tâche ID' },
    clientId: { ...onRecord, viewHeading: 'Client ID' },
    contractId: { ...onRecord, viewHeading: 'Contrat ID' },
    eventId: { ...onRecord, viewHeading: 'Event ID' },
    title: { ...given, type: 'text', max: 120, label: 'tasks.title', viewHeading: 'À faire' },
    /** The day that was typed; null for a task that is due so many days before its event. */
    dueDay: { ...given, type: 'day', isNullable: true },
    /** The number of days before the event's first day; negative for a day after it. It wins over `dueDay`. */
    daysBefore: { ...given, type: 'number', isNullable: true },
    /** The company's day on which its event starts; null without an event. */
    eventDay: { type: 'day', isNullable: true, isInserted: false },
    /** The day on which it is due, by one of the two. */
    dueOn: { type: 'day', isInserted: false, label: 'tasks.due', viewHeading: 'Pour quand' },
    assignee: { ...given, type: 'person', column: 'assignee_id', label: 'tasks.for', viewHeading: 'Pour qui' },
    department: { ...given, type: 'choice', values: DEPARTMENTS, isNullable: true, viewHeading: 'Département' },
    createdBy: { type: 'person', column: 'created_by', isInHistory: true, viewHeading: 'Donnée par' },
    /** The action that its creator may not do, and asked for. */
    askedAction: { type: 'text', max: 40, isNullable: true, isCreated: true, isInHistory: true },
    doneAt: {
      type: 'stamp',
      isNullable: true,
      isInserted: false,
      updatedBy: DEPARTMENTS,
      isInHistory: true,
      viewHeading: 'Faite le',
    },
    doneBy: { type: 'person', column: 'done_by', isInserted: false, isInHistory: true, viewHeading: 'Faite par' },
    /** The template that gave it, and the title of its line then. Only the database writes them. */
    templateId: { type: 'reference', isNullable: true, isInserted: false },
    templateLine: { type: 'text', max: 120, isNullable: true, isInserted: false },
    isActive: { type: 'active', updatedBy: DEPARTMENTS, isInHistory: true },
    /** False while its record is deactivated or cancelled. */
    isRecordActive: { type: 'active', isInserted: false, isInHistory: true },
    creationDate: { type: 'stamp' },
    lastUpdate: { type: 'stamp' },
    ...versioned,
  },
  form: ['title'],
  printedFields: [],
  exportedFields: [],
  filters: {},
});

export type TaskRecord = RecordOf<typeof task>;

/** What became of a request. `gone`: its record was deactivated or cancelled. */
export interface TaskAnswer {
  readonly kind: 'done' | 'declined' | 'cancelled' | 'gone';
  /** Who gave the answer; null if nobody did. */
  readonly by: string | null;
  /** Why it was declined. */
  readonly reason: string;
  readonly at: Date;
}

/** A task in a list, with what is shown of its record. */
export interface TaskLine extends TaskRecord {
  /** The id is also in one of the task's own fields. */
  readonly on: {
    readonly kind: OnKind;
    readonly id: number;
    readonly eventName: string | null;
    readonly companyName: string;
  };
  /** The answer to a request of one's own, where the list is one of answers. */
  readonly answer?: TaskAnswer;
}
