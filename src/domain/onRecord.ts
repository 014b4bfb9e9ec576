/** What notes and tasks are on. */
export type OnKind = 'client' | 'contract' | 'event';

/** The record that a note or a task is on. */
export interface OnRecord {
  readonly kind: OnKind;
  readonly id: number;
}
