import { type ClientRecord, client } from '../../domain/records/client.ts';
import {
  type CollaboratorRecord,
  type ColleagueRecord,
  collaborator,
  colleague,
} from '../../domain/records/collaborator.ts';
import { type ContractRecord, contract } from '../../domain/records/contract.ts';
import { type EventRecord, event } from '../../domain/records/event.ts';
import { type HistoryRecord, history } from '../../domain/records/history.ts';
import { type JournalRecord, journal } from '../../domain/records/journal.ts';
import { type Field, type Fields, valueIn } from '../../domain/records/record.ts';
import { fieldText, headingOf } from '../../i18n/fieldText.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { CellKind, CellValue, TableColumn } from './table.ts';

/** The record type of each kind of list. */
export interface ListedRecords {
  readonly clients: ClientRecord;
  readonly contracts: ContractRecord;
  readonly events: EventRecord;
  readonly collaborators: CollaboratorRecord;
  readonly colleagues: ColleagueRecord;
  readonly history: HistoryRecord;
  readonly journal: JournalRecord;
}

export type ListedKind = keyof ListedRecords;

/** For each kind of list: the columns of an export, and those of a printed table in the order of the brief. */
export const LISTED: {
  readonly [K in ListedKind]: {
    readonly fields: Fields;
    readonly exportedFields: readonly string[];
    readonly printedFields: readonly string[];
  };
} = {
  clients: client,
  contracts: contract,
  events: event,
  collaborators: collaborator,
  colleagues: colleague,
  history,
  journal,
};

const CELLS: { readonly [T in Field['type']]?: CellKind } = {
  id: 'number',
  reference: 'number',
  number: 'number',
  money: 'money',
  day: 'day',
  instant: 'instant',
  stamp: 'instant',
};

/**
 * All columns of a kind of list, with the headings of the screen. The values are as stored, not formatted as on the
 * screen.
 */
export function exportColumns<K extends ListedKind>(
  kind: K,
  texts: Translator,
): readonly TableColumn<ListedRecords[K]>[] {
  const { fields, exportedFields } = LISTED[kind];
  return exportedFields.map((name) => {
    const field = fields[name] as Field;
    const cell = CELLS[field.type];
    return {
      heading: headingOf(field, texts),
      kind: cell ?? 'text',
      value: (row) =>
        cell ? (valueIn(row, name, field) as CellValue) : fieldText(row, name, field, 'printed', texts) || null,
    };
  });
}
