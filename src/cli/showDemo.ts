import type { Config } from '../config.ts';
import { readConfigFile, writeConfigFile } from '../configFile.ts';

/** The sign-in shows the accounts of the example company from now on; a private server's shows them already. */
export function showDemo({ home, isPrivate }: Config): void {
  const file = readConfigFile(home);
  if (!isPrivate && file.demo !== true) writeConfigFile(home, { ...file, demo: true });
}
