import { defineRecord, type PersonRef, type RecordOf } from './record.ts';

export type RecordKind =
  | 'client'
  | 'contract'
  | 'payment'
  | 'event'
  | 'note'
  | 'task'
  | 'task_template'
  | 'collaborator';

/** One change of one record, as a trigger of the database stored it. Null means «no value». */
export interface HistoryEntry {
  readonly id: number;
  readonly at: Date;
  readonly by: PersonRef | null;
  readonly action: string;
  readonly changes: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  readonly reason: string | null;
}

/** A row of the history, as `list_history` shows it: the values are by column, and as stored. */
export const history = defineRecord({
  table: 'history',
  fields: {
    id: { type: 'id', viewHeading: 'Historique ID' },
    at: { type: 'stamp', label: 'entries.at', viewHeading: 'Date' },
    by: { type: 'person', label: 'entries.by', viewHeading: 'Collaborateur' },
    table: { type: 'text', label: 'entries.table', viewHeading: 'Table' },
    record: { type: 'reference', label: 'entries.record', viewHeading: 'Enregistrement' },
    action: { type: 'text', label: 'entries.action', viewHeading: 'Action' },
    before: { type: 'values', isNullable: true, label: 'entries.before', viewHeading: 'Avant' },
    after: { type: 'values', isNullable: true, label: 'entries.after', viewHeading: 'Après' },
    reason: { type: 'text', isNullable: true, label: 'entries.reason', viewHeading: 'Motif' },
  },
  form: [],
  printedFields: ['id', 'at', 'by', 'table', 'record', 'action', 'before', 'after', 'reason'],
  exportedFields: ['id', 'at', 'by', 'table', 'record', 'action', 'before', 'after', 'reason'],
  createdBy: [],
  filters: {},
});

export type HistoryRecord = RecordOf<typeof history>;
