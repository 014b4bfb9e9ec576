import { NOTE_KINDS } from '../noteKind.ts';
import { defineRecord, type RecordOf } from './record.ts';
import { versioned } from './shared.ts';

/** For the record that the note is on: exactly one of three. */
const parent = { type: 'reference', isNullable: true, isCreated: true, isInHistory: true } as const;

/** A note on a client, a contract or an event. It is never changed; its author may withdraw it. */
export const note = defineRecord({
  table: 'note',
  createdBy: ['gestion', 'commercial', 'support'],
  fields: {
    id: { type: 'id', column: 'note_id', viewHeading: 'Note ID' },
    clientId: { ...parent, viewHeading: 'Client ID' },
    contractId: { ...parent, viewHeading: 'Contrat ID' },
    eventId: { ...parent, viewHeading: 'Event ID' },
    kind: {
      type: 'choice',
      values: NOTE_KINDS,
      textPrefix: 'noteKind',
      isCreated: true,
      isInHistory: true,
      label: 'notes.kind',
      viewHeading: 'Genre',
    },
    /** The history keeps no copy of the text, because it never changes. */
    body: { type: 'lines', max: 4000, isCreated: true, label: 'notes.body', viewHeading: 'Texte' },
    author: { type: 'person', isInHistory: true, viewHeading: 'Auteur' },
    creationDate: { type: 'stamp', viewHeading: 'Date' },
    lastUpdate: { type: 'stamp' },
    isActive: {
      type: 'active',
      updatedBy: ['gestion', 'commercial', 'support'],
      isInHistory: true,
      inactiveLabel: 'notes.withdrawnState',
    },
    ...versioned,
  },
  form: ['kind', 'body'],
  printedFields: [],
  exportedFields: [],
  filters: {},
});

export type NoteRecord = RecordOf<typeof note>;
