import { Usage } from './domain/errors.ts';

/** A folder of the user's that cannot be made, read or written, as a sentence with the cure. */
export function folderProblem(path: string, cause: unknown): Usage {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const key = code === 'ENOSPC' || code === 'EDQUOT' ? 'cli.diskFull' : 'cli.folderUnusable';
  return new Usage({ key, params: { path } }, { cause });
}
