import { Usage } from '../domain/errors.ts';
import { errorCode } from './errorCode.ts';

/** Returns the error for a folder of the user that cannot be created, read or written, with the cure. */
export function folderProblem(path: string, cause: unknown): Usage {
  const code = errorCode(cause);
  const key = code === 'ENOSPC' || code === 'EDQUOT' ? 'cli.diskFull' : 'cli.folderUnusable';
  return new Usage({ key, params: { path } }, { cause });
}
