import { readFileSync } from 'node:fs';
import { Usage } from '../domain/errors.ts';

/**
 * Returns the first line of a file, without its end; undefined if no file is named.
 * @throws Usage (`cli.fileUnreadable`)
 */
export function firstLineOf(path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  try {
    return readFileSync(path, 'utf8').split(/\r?\n/)[0];
  } catch (error) {
    throw new Usage({ key: 'cli.fileUnreadable', params: { path } }, { cause: error });
  }
}
