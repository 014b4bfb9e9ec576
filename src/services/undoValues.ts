import { readLines } from '../domain/instalments.ts';
import { type ClientRecord, client } from '../domain/records/client.ts';
import { type CollaboratorRecord, collaborator } from '../domain/records/collaborator.ts';
import { type ContractRecord, contract } from '../domain/records/contract.ts';
import { type EventRecord, event } from '../domain/records/event.ts';
import { type NoteRecord, note } from '../domain/records/note.ts';
import { ownFields } from '../domain/records/record.ts';
import { type TaskRecord, task } from '../domain/records/task.ts';
import { type TaskTemplateRecord, taskTemplate } from '../domain/records/taskTemplate.ts';
import { fieldText } from '../i18n/fieldText.ts';
import type { Translator } from '../i18n/translator.ts';
import type { ImportRecord } from './imports/imports.ts';
import { typedInstalments } from './input/instalments.ts';

/** A record of any kind whose changes can be undone. */
export type UndoneRecord =
  | ClientRecord
  | ContractRecord
  | EventRecord
  | NoteRecord
  | CollaboratorRecord
  | TaskRecord
  | TaskTemplateRecord
  | ImportRecord;

/** One value that undo restores: the text key of its name, the current value, and the restored value. */
export interface UndoValue {
  readonly label: string;
  readonly now: string;
  readonly back: string;
}

type Written = Readonly<Record<string, string>>;

/** The description of a record, and the text key of a column's name. */
const kindOf = (record: Exclude<UndoneRecord, ImportRecord>) => {
  if ('companyName' in record) return { description: client, label: (column: string) => `clients.field.${column}` };
  if ('cost' in record) return { description: contract, label: (column: string) => `contracts.field.${column}` };
  if ('body' in record) return { description: note, label: (column: string) => `notes.field.${column}` };
  if ('taskLines' in record)
    return { description: taskTemplate, label: (column: string) => `templates.field.${column}` };
  if ('dueOn' in record) return { description: task, label: (column: string) => `tasks.field.${column}` };
  return 'location' in record
    ? { description: event, label: (column: string) => `events.field.${column}` }
    : { description: collaborator, label: (column: string) => `collaborators.field.${column}` };
};

/** The values that the history records, by the text keys of their names. */
function written(record: UndoneRecord, texts: Translator): Written {
  if ('counts' in record)
    return Object.fromEntries(
      Object.entries(record.counts).map(([kind, count]) => [`imports.count.${kind}`, texts.number(count)]),
    );
  const { description, label } = kindOf(record);
  const recorded = ownFields(description).filter(([, { isInHistory }]) => isInHistory);
  const values = recorded.map(([name, field]) => [label(field.column), fieldText(record, name, field, 'told', texts)]);
  // The client of a contract is shown by its name, its instalments as they are typed.
  const also =
    'cost' in record
      ? {
          'contracts.field.client_id': record.client.companyName,
          'contracts.field.instalments': typedInstalments(readLines(record.instalments), texts, '€').replaceAll(
            '\n',
            ', ',
          ),
        }
      : {};
  return { ...Object.fromEntries(values), ...also };
}

/** The longest start of a note that names it. */
const NAMED = 40;

/** Returns the start of a note's text, on one line. */
export function startOf(body: string): string {
  const signs = [...body.trim().replaceAll(/\s+/g, ' ')];
  return signs.length > NAMED ? `${signs.slice(0, NAMED).join('')}…` : signs.join('');
}

/** The name of a record on the screen. */
export function nameOf(record: UndoneRecord, { t }: Translator): string {
  if ('counts' in record) return record.fileName;
  if ('companyName' in record) return record.companyName;
  if ('cost' in record) return t('undo.contractName', { id: record.id, companyName: record.client.companyName });
  if ('dueOn' in record) return record.title;
  if ('taskLines' in record) return record.name;
  if ('body' in record) return t('notes.one', { start: startOf(record.body) });
  return 'location' in record ? record.name : `${record.firstName} ${record.lastName}`;
}

/** @returns the values that differ between the current record and the restored one */
export function valuesBetween(now: UndoneRecord, back: UndoneRecord, texts: Translator): UndoValue[] {
  const [old, next] = [written(now, texts), written(back, texts)];
  const none = (text: string | undefined) => text || texts.t('history.none');
  return Object.keys(old)
    .filter((label) => old[label] !== next[label])
    .map((label) => ({ label, now: none(old[label]), back: none(next[label]) }));
}
