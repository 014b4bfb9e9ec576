/**
 * `npm run package`: builds, and packs `epicevent-<version>.tgz`, to be installed by `npm install -g`. The lock file goes
 * with it, so that an installation has the very versions that were tested.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './steps/bundle.js';
import { ensureDependencies } from './steps/dependencies.js';
import { ROOT } from './steps/places.js';
import { runCommand, Stop } from './steps/say.js';

await runCommand(async () => {
  ensureDependencies();
  await ensureBuild();
  const lock = join(ROOT, 'npm-shrinkwrap.json'); // npm packs its lock file only under this name
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
