import { statfsSync } from 'node:fs';
import type { TextKey } from '../../domain/errors.ts';
import { reasonIn, wordsOf } from './serverWords.ts';

/** The reason why there is no server, as a text key with its parameters. */
export class ServerFailure extends Error {
  readonly key: TextKey;
  readonly params: Readonly<Record<string, string>>;
  constructor(key: TextKey, params: Readonly<Record<string, string>> = {}, options?: ErrorOptions) {
    super(key, options);
    this.key = key;
    this.params = params;
  }
}

const FULL =
  /no space left on device|disk is full|disk full|\b(?:errno|errcode|error)(?: number)?:? 28\b|ENOSPC|EDQUOT/i;
/** Both servers write a file of 12 MB for temporary tables whenever they start. */
const ROOM_TO_START = 16 * 1024 ** 2;

/** Returns whether a server or its installer says that the disk is full. */
export function saysFull(said: string): boolean {
  return FULL.test(said);
}

/** Returns whether the disk of a folder has too little room for a server to start. */
export function isDiskFull(folder: string, least = ROOM_TO_START): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < least;
  } catch {
    return false; // Not known: the server itself will say so.
  }
}

/** Returns the failure of a server that did not start, from its output: a full disk, or its reason in its own words. */
export function failureToStart(said: string, folder: string, log: string): ServerFailure {
  if (saysFull(said) || isDiskFull(folder)) return new ServerFailure('cli.diskFull', { path: folder }, { cause: said });
  const why = reasonIn(said);
  return why === ''
    ? new ServerFailure('cli.serverSilent', { log })
    : new ServerFailure('cli.serverFailed', { log, why }, { cause: said });
}

/** Returns the failure for any error of the supervisor process. */
export function failureOf(error: unknown, folder: string, log: string): ServerFailure {
  return error instanceof ServerFailure ? error : failureToStart(wordsOf(error), folder, log);
}
