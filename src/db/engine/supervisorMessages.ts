import type { TextKey } from '../../domain/errors.ts';
import type { Engine } from './serverProgram.ts';

/**
 * A message of the supervisor process to a session, one JSON object per line. A step is repeated while it lasts.
 * Sessions send nothing: an open connection keeps the server running.
 */
export type SupervisorMessage =
  | { readonly say: 'step'; readonly step: 'initialise' | 'start' }
  | { readonly say: 'ready'; readonly engine: Engine }
  | { readonly say: 'failed'; readonly key: TextKey; readonly params: Readonly<Record<string, string>> };

/** A step that lasts is repeated at this interval, in milliseconds: whoever hears nothing knows that the process hangs. */
export const SAY_AGAIN_MS = 1000;

/** The supervisor's only argument, in JSON. */
export interface SupervisorOptions {
  readonly home: { readonly config: string; readonly data: string; readonly state: string };
  /** How long the server keeps running after the last session has left, in milliseconds. */
  readonly graceMs: number;
}
