import type { PersonRef } from './record.ts';

export type RecordKind = 'client' | 'contract' | 'payment' | 'event' | 'collaborator';

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
