import { join } from 'node:path';
import { makePrivateFolder } from '../../files/privateFolder.ts';
import type { Session } from '../session.ts';

/**
 * Where the screen puts its files: a folder of this person's alone below the application's own. Nothing else is written
 * from the screen, wherever it runs: over SSH many people share one unix account, which must not be theirs to change.
 */
export const exportFolder = ({ config, actor }: Session): string =>
  join(config.home.data, 'exports', /^[a-z\d][a-z\d._-]*$/.test(actor.username) ? actor.username : `n${actor.id}`);

/** As `exportFolder`, which is there then and closed to others. @throws Usage */
export function makeExportFolder(session: Session): string {
  const folder = exportFolder(session);
  makePrivateFolder(session.config.home.data);
  makePrivateFolder(join(session.config.home.data, 'exports'));
  makePrivateFolder(folder);
  return folder;
}

/** Whether this can be the name of a file in that folder: it names no other folder, hides nothing, and can be typed. */
export const isFileName = (name: string): boolean =>
  /^[\p{L}\p{N}_(][\p{L}\p{M}\p{N} ._()-]{0,99}$/u.test(name) && !/[ .]$/.test(name);
