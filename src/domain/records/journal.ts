import { defineRecord, type RecordOf } from './record.ts';

/** What the journal tells of, beside the history. */
export const JOURNAL_KINDS = ['sign_in', 'sign_in_refused', 'refusal', 'rights', 'signature', 'payment'] as const;

const kept = { isNullable: true, type: 'text' } as const;

/** An entry of the journal, as `list_journal` shows it. The database writes every field. */
export const journal = defineRecord({
  table: 'journal',
  fields: {
    id: { type: 'id', viewHeading: 'Journal ID' },
    at: { type: 'stamp', label: 'entries.at', viewHeading: 'Date' },
    kind: {
      type: 'choice',
      values: JOURNAL_KINDS,
      textPrefix: 'entries.kind',
      label: 'entries.kind',
      viewHeading: 'Genre',
    },
    by: { type: 'person', label: 'entries.by', viewHeading: 'Collaborateur' },
    account: { type: 'text', label: 'entries.account', viewHeading: 'Compte' },
    typedName: { ...kept, label: 'entries.typedName', viewHeading: 'Nom saisi' },
    origin: { type: 'text', label: 'entries.origin', viewHeading: 'Origine' },
    table: { ...kept, label: 'entries.table', viewHeading: 'Table' },
    record: { type: 'reference', isNullable: true, label: 'entries.record', viewHeading: 'Enregistrement' },
    detail: { ...kept, label: 'entries.detail', viewHeading: 'Détail' },
  },
  form: [],
  printedFields: ['id', 'at', 'kind', 'by', 'account', 'typedName', 'origin', 'table', 'record', 'detail'],
  exportedFields: ['id', 'at', 'kind', 'by', 'account', 'typedName', 'origin', 'table', 'record', 'detail'],
  createdBy: [],
  filters: {},
});

export type JournalRecord = RecordOf<typeof journal>;
