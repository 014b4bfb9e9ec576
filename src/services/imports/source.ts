/** What was recognised in a file, before it is compared with what is stored. */
import type { Message } from '../../domain/errors.ts';

export type SourceKind = 'client' | 'contract' | 'payment' | 'event';

/** The fields that a file can have, by the kind of their values. */
export const SOURCE_FIELDS = {
  clientId: 'number',
  contractId: 'number',
  eventId: 'number',
  /** The name of the client: the company, or a private person. */
  clientName: 'text',
  /** The person spoken to. */
  fullName: 'text',
  email: 'email',
  phone: 'phone',
  commercial: 'person',
  support: 'person',
  /** First contact with the client. */
  firstContact: 'day',
  cost: 'money',
  /** What of the cost is paid, and what is still to be paid. */
  paid: 'money',
  balance: 'money',
  statut: 'statut',
  signedOn: 'day',
  amount: 'money',
  paidOn: 'day',
  method: 'method',
  note: 'text',
  name: 'text',
  start: 'instant',
  end: 'instant',
  location: 'text',
  attendees: 'count',
  notes: 'lines',
} as const;

export type SourceField = keyof typeof SOURCE_FIELDS;

/** One value of a file. */
export interface SourceValue {
  /** As the file shows it. */
  readonly raw: string;
  /**
   * The value that was read; null if none. A day is `YYYY-MM-DD`, an instant `YYYY-MM-DD HH:MM` in the company’s zone,
   * money `12000.00`, a number its digits, a statut or a payment method its stored name, a person the name as written.
   */
  readonly value: string | null;
  /** Why the value is missing or doubtful, for the person. */
  readonly doubt: Message | null;
  /** A value that the person may take, in the form of `value`; never taken silently. */
  readonly proposed: string | null;
  /** The row of the value. */
  readonly line: number;
}

/** One record that a file tells of. An event’s sheet also tells of its contract and client. */
export interface SourceRecord {
  readonly kind: SourceKind;
  readonly sheet: string;
  /** The first row of the record, as the spreadsheet numbers it. */
  readonly line: number;
  /** The last row, if it has several: labels with their values one below the other. */
  readonly lastLine?: number;
  readonly values: { readonly [F in SourceField]?: SourceValue };
  /** Labels or columns that were not recognised, with their texts. */
  readonly unread: readonly { readonly label: string; readonly text: string; readonly line: number }[];
}

/** How the columns of a table are understood. Corrected by the person, and remembered by the folded heading. */
export interface TableMapping {
  readonly sheet: string;
  readonly kind: SourceKind;
  /** The row of the headings. */
  readonly line: number;
  readonly columns: readonly {
    readonly heading: string;
    readonly field: SourceField | null;
    readonly sample: string;
  }[];
}

/** The person’s own meaning of headings: a folded heading and its field; null leaves the column out. */
export type KnownHeadings = Readonly<Record<string, SourceField | null>>;

/** All that was recognised in one file. */
export interface Recognised {
  readonly records: readonly SourceRecord[];
  readonly tables: readonly TableMapping[];
  /** Sheets, or parts of them, in which nothing was recognised. */
  readonly unknown: readonly { readonly sheet: string; readonly line: number; readonly rows: number }[];
}
