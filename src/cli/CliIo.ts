import type { Translator } from '../i18n/translator.ts';
import type { Config } from '../settings/config.ts';
import type { Environment } from '../settings/userPaths.ts';
import type { Logger } from './log.ts';

/** What the command line is given from outside: nothing below it looks at the process. */
export interface CliIo {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: Environment;
  readonly now: () => Date;
  /** Aborted when the process is asked to end, or its line was cut. */
  readonly signal: AbortSignal;
}

/** Opens the full screen. Settles when the person has left and the terminal is as it was. */
export type OpenTui = (config: Config, io: CliIo, log: Logger) => Promise<void>;

/** Loads the full screen, which is large; handed in by `main.tsx`, and loaded while the database server starts. */
export type LoadTui = () => Promise<OpenTui>;

/** What every command works with. */
export interface CommandContext {
  readonly io: CliIo;
  readonly texts: Translator;
  /** Reads the configuration, once; commands that need none do not call it. */
  readonly config: () => Config;
  readonly log: () => Logger;
  /** Writes a line to the standard output. */
  readonly print: (line: string) => void;
  /** Writes a line to the error stream: progress, remarks. */
  readonly remark: (line: string) => void;
}
