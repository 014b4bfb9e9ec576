/**
 * `npm run package`: builds and packs `epicevent-<version>.tgz` for `npm install -g`. It contains the lock file, so
 * that an installation has exactly the tested versions.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './steps/bundle.js';
import { ensureDependencies } from './steps/dependencies.js';
import { DIST, ROOT } from './steps/places.js';
import { runCommand, Stop } from './steps/say.js';

await runCommand(async () => {
  await ensureDependencies();
  await bundle(undefined, DIST, 0); // Without the chunks of previous builds.
  const lock = join(ROOT, 'npm-shrinkwrap.json'); // npm packs a lock file only under this name.
  copyFileSync(join(ROOT, 'package-lock.json'), lock);
  try {
    const { status } = spawnSync('npm', ['pack', '--loglevel=error', ...process.argv.slice(2)], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (status !== 0) throw new Stop('failed', 'npm pack');
  } finally {
    rmSync(lock, { force: true });
  }
  return 0;
});
