import type { Translator } from '../i18n/translator.ts';
import type { Config } from '../settings/config.ts';
import type { Environment } from '../settings/userPaths.ts';
import type { Logger } from './log.ts';

/** The environment of the command line. No module below reads `process`. */
export interface CliIo {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: Environment;
  readonly now: () => Date;
  /** Aborted when the process receives a signal to end, or its terminal is closed. */
  readonly signal: AbortSignal;
}

/** Opens the full screen. Resolves when the user has left and the terminal is restored. */
export type OpenTui = (config: Config, io: CliIo, log: Logger) => Promise<void>;

/** Loads the full screen, which is large. `main.tsx` provides it, and it loads while the database server starts. */
export type LoadTui = () => Promise<OpenTui>;

/** The shared parts of every command. */
export interface CommandContext {
  readonly io: CliIo;
  readonly texts: Translator;
  /** Reads the configuration on the first call. Commands that need none do not call it. */
  readonly config: () => Config;
  readonly log: () => Logger;
  /** Writes a line to the standard output. */
  readonly print: (line: string) => void;
  /** Writes a line to the error stream: progress and remarks. */
  readonly printError: (line: string) => void;
}
