import type { TextKey } from '../../domain/errors.ts';
import type { RecordKind } from '../../domain/records/history.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Actor } from '../../policies/actor.ts';
import type { Action } from '../../policies/permissions.ts';
import type { Session } from '../../services/session.ts';
import type { Binding } from '../keys/binding.ts';
import type { CardSection } from '../kit/Card.tsx';
import type { Column } from '../kit/columnWidths.ts';
import type { PaneQuery, Sort } from '../state/pane.ts';
import type { PaneController, RecordSource } from '../state/paneController.ts';
import type { UiContext } from '../state/uiContext.ts';
import type { FilterOf, PaneKind, RecordOf, Workspace } from '../state/workspace.ts';
import type { HomeController } from './home/homeController.ts';

/** A column of a pane: what the kit's table draws, and the record's text in it. */
export interface PaneColumn<R> extends Omit<Column, 'title'> {
  /** Text key. */
  readonly title: TextKey;
  readonly cell: (row: R, texts: Translator) => string;
  /** True where only the zoomed pane shows it. */
  readonly isWide?: boolean;
  /** True where it says the same in every row of a pane that follows another. */
  readonly isOfParent?: boolean;
  /** True where it is not shown until somebody chooses it. */
  readonly isExtra?: boolean;
  /** False where the list cannot be sorted by it. */
  readonly isSortable?: boolean;
}

/** What a verb of a pane works on. */
export interface PaneContext<K extends PaneKind = PaneKind> {
  readonly uiContext: UiContext;
  readonly workspace: Workspace;
  readonly spec: PaneSpec<K>;
  readonly pane: PaneController<RecordOf[K]>;
  /** The selected record, or null. */
  readonly row: RecordOf[K] | null;
  readonly home: HomeController;
  /** True where the record is the focused one of the home, and no pane is seen. */
  readonly isHome: boolean;
}

/** Everything that makes one pane, beside the machinery that all panes share. */
export interface PaneSpec<K extends PaneKind> {
  readonly kind: K;
  readonly recordKind: RecordKind;
  /** Digit that goes there, and its unshifted twin on AZERTY. */
  readonly number: number;
  /** The action that gives the right to see the pane at all. */
  readonly needs: Action;
  readonly columns: readonly PaneColumn<RecordOf[K]>[];
  readonly bindings: readonly Binding<PaneContext<K>>[];
  readonly source: (session: Session) => RecordSource<RecordOf[K]>;
  /** What the query shows, in a few words for the pane's title: «mes clients, non signés». */
  readonly describe: (query: PaneQuery<FilterOf[K]>, texts: Translator, actor: Actor) => string;
  /** Text keys of what an empty list has none of, to be read one after the other. */
  readonly nothing: (query: PaneQuery<FilterOf[K]>, actor: Actor) => readonly TextKey[];
  readonly isDim: (row: RecordOf[K]) => boolean;
  /** A short name of the record, for titles and questions. */
  readonly nameOf: (row: RecordOf[K], texts: Translator) => string;
  /** The record in full, without its history. */
  readonly card: (row: RecordOf[K], texts: Translator) => readonly CardSection[];
  /** What the card shows besides, once fetched: payments, events of the contract. */
  readonly related?: (session: Session, row: RecordOf[K], texts: Translator) => Promise<readonly CardSection[]>;
  /** The order of the list where nobody chose one. */
  readonly usualSort: Sort;
  /** The pane's query when somebody of this department has just signed in. */
  readonly start: (session: Session) => PaneQuery;
  /** The number of the record that the cursor is on then; null for the first row. */
  readonly startsOn?: (session: Session) => Promise<number | null>;
  /** Text key of a field's name in the history, by its stored name. */
  readonly fieldLabel: (field: string) => TextKey;
}

type FilterText<Part extends string> = {
  [K in keyof FilterOf]: `${K}.${Part}.${FilterOf[K]}`;
}[keyof FilterOf];

/**
 * @param part `filter` for the words in the pane's title, `none` for those of an empty list
 * @returns the text key of a quick filter; a filter without its texts does not compile where they are asked for
 */
export const filterText = <K extends keyof FilterOf, Part extends 'filter' | 'none'>(
  kind: K,
  part: Part,
  filter: FilterOf[K],
) => `${kind}.${part}.${filter}` as FilterText<Part>;

/** @returns a query for all active records, changed by `patch`. */
export function paneQuery(patch: Partial<PaneQuery>): PaneQuery {
  const all = { scope: 'all', filter: 'any', text: '', parentId: null, scopeBefore: null } as const;
  return { ...all, includeInactive: false, sort: null, ...patch };
}
