import { join } from 'node:path';
import { makePrivateFolder } from '../../files/privateFolder.ts';
import type { Session } from '../session.ts';

/**
 * The folder for files from the screen: a private folder of this user inside the application's own. The screen writes
 * nowhere else, because over SSH many users share one Unix account and must not change its other files.
 */
export const exportFolder = ({ config, actor }: Session): string =>
  join(config.home.data, 'exports', /^[a-z\d][a-z\d._-]*$/.test(actor.username) ? actor.username : `n${actor.id}`);

/** Like `exportFolder`, but creates the folder, readable by its owner only. @throws Usage */
export function makeExportFolder(session: Session): string {
  const folder = exportFolder(session);
  makePrivateFolder(session.config.home.data);
  makePrivateFolder(join(session.config.home.data, 'exports'));
  makePrivateFolder(folder);
  return folder;
}

/** True if this is a valid file name in that folder: no other folder, not hidden, and easy to type. */
export const isFileName = (name: string): boolean =>
  /^[\p{L}\p{N}_(][\p{L}\p{M}\p{N} ._()-]{0,99}$/u.test(name) && !/[ .]$/.test(name);
