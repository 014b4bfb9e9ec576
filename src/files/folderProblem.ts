import { Usage } from '../domain/errors.ts';
import { errorCode } from './errorCode.ts';

/** A folder of the user's that cannot be made, read or written, as a sentence with the cure. */
export function folderProblem(path: string, cause: unknown): Usage {
  const code = errorCode(cause);
  const key = code === 'ENOSPC' || code === 'EDQUOT' ? 'cli.diskFull' : 'cli.folderUnusable';
  return new Usage({ key, params: { path } }, { cause });
}
