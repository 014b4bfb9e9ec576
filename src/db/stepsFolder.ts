import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The folder with the migrations or the seeders: beside the code in the build, at the top of the source tree else.
 */
export function stepsFolder(name: 'migrations' | 'seeders'): string {
  const built = fileURLToPath(new URL(`./${name}`, import.meta.url));
  return existsSync(built) ? built : fileURLToPath(new URL(`../../${name}`, import.meta.url));
}
