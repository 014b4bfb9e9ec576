import { join, resolve } from 'node:path';
import { homeFolder } from '../bootstrap/homeFolder.js';

/** The folders of one user. The application stores everything in them. */
export interface Paths {
  readonly config: string;
  readonly data: string;
  readonly state: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Returns the user's folders: `EPICEVENT_HOME/{config,data,state}` if that variable is set, else those of the XDG
 * standard.
 */
export function userPaths(env: Environment): Paths {
  const own = env.EPICEVENT_HOME;
  if (own) {
    const home = resolve(own);
    return Object.freeze({ config: join(home, 'config'), data: join(home, 'data'), state: join(home, 'state') });
  }
  const home = homeFolder(env);
  const folder = (xdg: string | undefined, usual: string) =>
    join(xdg?.startsWith('/') ? xdg : join(home, usual), 'epicevent');
  return Object.freeze({
    config: folder(env.XDG_CONFIG_HOME, '.config'),
    data: folder(env.XDG_DATA_HOME, '.local/share'),
    state: folder(env.XDG_STATE_HOME, '.local/state'),
  });
}
