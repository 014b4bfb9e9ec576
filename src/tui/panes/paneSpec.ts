import type { TextKey } from '../../domain/errors.ts';
import type { RecordKind } from '../../domain/records/history.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Actor } from '../../policies/actor.ts';
import type { Action } from '../../policies/permissions.ts';
import type { Session } from '../../services/session.ts';
import type { Binding } from '../keys/binding.ts';
import type { CardSection } from '../kit/Card.tsx';
import type { Column } from '../kit/columnWidths.ts';
import type { Look } from '../kit/marks.ts';
import type { TableRow } from '../kit/Table.tsx';
import type { PaneQuery, PaneSort } from '../state/pane.ts';
import type { PaneController } from '../state/paneController.ts';
import type { RecordSource } from '../state/recordSource.ts';
import type { UiContext } from '../state/uiContext.ts';
import type { FilterOf, PaneKind, PaneRecord, Workspace } from '../state/workspace.ts';
import type { HomeController } from './home/homeController.ts';

/** A column of a pane: the kit's column, and the cell text of a record. */
export interface PaneColumn<R> extends Omit<Column, 'title'> {
  /** Text key. */
  readonly title: TextKey;
  readonly cell: (row: R, texts: Translator, now: Date) => string;
  /** Returns the sign and the colour of the cell, or null. */
  readonly look?: (row: R, texts: Translator, now: Date) => Look | null;
  /** True if only the zoomed pane shows it. */
  readonly isWide?: boolean;
  /** True if it has the same value in every row of a pane that follows another. */
  readonly isOfParent?: boolean;
  /** True if it is hidden until the user chooses it. */
  readonly isExtra?: boolean;
  /** False if the list cannot be sorted by it. */
  readonly isSortable?: boolean;
}

/** The context of a pane's actions. */
export interface PaneContext<K extends PaneKind = PaneKind> {
  readonly uiContext: UiContext;
  readonly workspace: Workspace;
  readonly spec: PaneSpec<K>;
  readonly pane: PaneController<PaneRecord[K]>;
  /** The selected record, or null. */
  readonly row: PaneRecord[K] | null;
  readonly home: HomeController;
  /** True if the record is the focused one of the home; then no pane is visible. */
  readonly isHome: boolean;
}

/** The description of one pane. All panes share the rest of the code. */
export interface PaneSpec<K extends PaneKind> {
  readonly kind: K;
  readonly recordKind: RecordKind;
  /** The digit key that opens the pane. */
  readonly number: number;
  /** The permission required to see the pane. */
  readonly needs: Action;
  readonly columns: readonly PaneColumn<PaneRecord[K]>[];
  readonly bindings: readonly Binding<PaneContext<K>>[];
  readonly source: (session: Session) => RecordSource<PaneRecord[K]>;
  /** Returns the query in a few words for the pane's title: «mes clients, non signés». */
  readonly describe: (query: PaneQuery<FilterOf[K]>, texts: Translator, actor: Actor) => string;
  /** Returns the text keys for an empty list, to be read one after the other. */
  readonly nothing: (query: PaneQuery<FilterOf[K]>, actor: Actor) => readonly TextKey[];
  readonly isDim: (row: PaneRecord[K]) => boolean;
  /** Returns a short name of the record, for titles and questions. */
  readonly nameOf: (row: PaneRecord[K], texts: Translator) => string;
  /** Returns the card of the record, without its history. */
  readonly card: (row: PaneRecord[K], texts: Translator, now: Date) => readonly CardSection[];
  /** Fetches the related sections of the card: payments, events of the contract. */
  readonly related?: (session: Session, row: PaneRecord[K], texts: Translator) => Promise<readonly CardSection[]>;
  /** The default sort order. */
  readonly usualSort: PaneSort;
  /** Returns the pane's query after sign-in, by department. */
  readonly start: (session: Session) => PaneQuery;
  /** Returns the id of the record selected after sign-in; null for the first row. */
  readonly startsOn?: (session: Session) => Promise<number | null>;
  /** Returns the text key of a field's name in the history, by its stored name. */
  readonly fieldLabel: (field: string) => TextKey;
}

/** @returns a query for all active records, with the changes of `patch` */
export function paneQuery(patch: Partial<PaneQuery>): PaneQuery {
  const all = { scope: 'all', filter: 'any', text: '', parentId: null, scopeBefore: null } as const;
  return { ...all, includeInactive: false, sort: null, ...patch };
}

/** @returns the table row of a record: each column's text, with its sign and colour */
export function tableRowOf<R extends { readonly id: number }>(
  record: R,
  columns: readonly PaneColumn<R>[],
  texts: Translator,
  now: Date,
): TableRow {
  const looks = columns.flatMap(({ key, look }) => {
    const found = look?.(record, texts, now);
    return found ? [[key, found] as const] : [];
  });
  return {
    key: record.id,
    cells: Object.fromEntries(columns.map(({ key, cell }) => [key, cell(record, texts, now)])),
    ...(looks.length > 0 ? { looks: Object.fromEntries(looks) } : {}),
  };
}
