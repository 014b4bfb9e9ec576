import { userInfo } from 'node:os';

/**
 * Returns the user's home folder: `HOME`, or the one of the user's account if that variable is empty or relative. A
 * relative folder would be another one in each folder where the program is started.
 * @param {Readonly<Record<string, string | undefined>>} env
 */
export function homeFolder({ HOME }) {
  return HOME?.startsWith('/') ? HOME : userInfo().homedir;
}
