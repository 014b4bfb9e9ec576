import type { Translator } from '../../../i18n/translator.ts';
import type { ChangedRecord } from '../../../services/sinceVisit.ts';
import { startOf } from '../../../services/undoValues.ts';
import type { Column } from '../../kit/columnWidths.ts';
import type { TableRow } from '../../kit/Table.tsx';

/** The columns of what others did. The home draws no headings. */
export const CHANGE_COLUMNS: readonly Column[] = [
  { key: 'at', title: '', width: 14, priority: 2 },
  { key: 'record', title: '', flex: 2, min: 14 },
  { key: 'what', title: '', flex: 3, min: 16 },
  { key: 'by', title: '', flex: 2, min: 10, priority: 1 },
];

function nameOf(row: ChangedRecord, { t }: Translator): string {
  if (row.kind === 'clients') return row.record.companyName;
  if (row.kind === 'events') return row.record.name;
  const { id, client } = row.record;
  return t('undo.contractName', { id, companyName: client.companyName });
}

/** Returns the text key of a column's name in the history. */
const fieldText = (kind: ChangedRecord['kind'], field: string): string => {
  if (kind === 'clients') return `clients.field.${field}`;
  return kind === 'contracts' ? `contracts.field.${field}` : `events.field.${field}`;
};

/** @returns what somebody did, in a few words */
function whatOf(row: ChangedRecord, { t }: Translator): string {
  const { kind, record, change } = row;
  const { table, note, task, isNew, fields } = change;
  if (note) return t('labelled', { label: t(`noteKind.${note.kind}`), value: startOf(note.body) });
  if (task) {
    const label = isNew
      ? 'home.taskGiven'
      : fields.includes('done_at') && task.isDone
        ? 'home.taskDone'
        : 'home.taskChanged';
    return t('labelled', { label: t(label), value: task.title });
  }
  if (table === 'note') return t('notes.withdrawn');
  if (table === 'payment') return t('home.paid');
  if (isNew) return t('history.create');
  if (fields.includes('is_active')) return t(`history.${record.isActive ? 'on' : 'off'}.${kind}`);
  const said = fields.map((field) =>
    kind === 'contracts' && field === 'statut' ? t(`statut.${row.record.statut}`) : t(fieldText(kind, field)),
  );
  return t('labelled', { label: t('history.update'), value: said.join(', ') });
}

/** @returns the table row of what somebody did: when, to which record, what, and who */
export function changeRow(row: ChangedRecord, texts: Translator): TableRow {
  const { at, by } = row.change;
  const cells = { at: texts.shortDateTime(at), record: nameOf(row, texts), what: whatOf(row, texts), by };
  return { key: row.change.id, cells };
}
