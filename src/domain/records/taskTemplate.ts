import { defineRecord, type RecordOf } from './record.ts';
import { versioned } from './shared.ts';
import { DEPARTMENTS } from './task.ts';

/** For whom a line is: a department, or whoever serves the event or its client when the template is applied. */
export const TEMPLATE_ADDRESSEES = [...DEPARTMENTS, 'event_support', 'client_commercial'] as const;
export type TemplateAddressee = (typeof TEMPLATE_ADDRESSEES)[number];

const KEEPERS = ['gestion', 'support'] as const;
const kept = { isCreated: true, updatedBy: KEEPERS, isInHistory: true } as const;

/** A list of the tasks that an event of one kind needs. Applied to an event, it gives each of them once. */
export const taskTemplate = defineRecord({
  table: 'task_template',
  createdBy: KEEPERS,
  fields: {
    id: { type: 'id', column: 'task_template_id' },
    name: { ...kept, type: 'text', max: 80, label: 'templates.name', hint: 'templates.nameHint' },
    /** One a line: `J-30 support Confirmer le traiteur`. */
    taskLines: { ...kept, type: 'lines', max: 8000, label: 'templates.lines', hint: 'templates.linesHint' },
    isActive: { type: 'active', updatedBy: KEEPERS, isInHistory: true },
    creationDate: { type: 'stamp' },
    lastUpdate: { type: 'stamp' },
    ...versioned,
  },
  form: ['name', 'taskLines'],
  printedFields: [],
  exportedFields: [],
  filters: {},
});

export type TaskTemplateRecord = RecordOf<typeof taskTemplate>;
