import type { TextKey } from '../../domain/errors.ts';
import type { Engine } from './serverProgram.ts';

/** What the keeper says to a session, one JSON object a line. Sessions say nothing: their connection is their wish. */
export type KeeperMessage =
  | { readonly say: 'step'; readonly step: 'initialise' | 'start' }
  | { readonly say: 'ready'; readonly engine: Engine }
  | { readonly say: 'failed'; readonly key: TextKey; readonly params: Readonly<Record<string, string>> };

/** What the keeper is told as its only argument, in JSON. */
export interface KeeperOrder {
  readonly home: { readonly config: string; readonly data: string; readonly state: string };
  /** How long the server stays when the last session has left. */
  readonly graceMs: number;
}
