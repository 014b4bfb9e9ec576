/**
 * `npm run package`: builds and packs `epicevent-<version>.tgz` for `npm install -g`. It contains the lock file, so
 * that an installation has exactly the tested versions.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './steps/bundle.js';
import { ensureDependencies } from './steps/dependencies.js';
import { ROOT } from './steps/places.js';
import { runCommand, Stop } from './steps/say.js';

await runCommand(async () => {
  await ensureDependencies();
  await ensureBuild();
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
