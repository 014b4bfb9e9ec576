/**
 * `npm run package`: builds and packs `epicevent-<version>.tgz` for `npm install -g`. It contains the lock file, so
 * that an installation has exactly the tested versions.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './steps/bundle.js';
import { ensureDependencies } from './steps/dependencies.js';
import { findNode } from './steps/node.js';
import { DIST, ROOT } from './steps/places.js';
import { runCommand, Stop } from './steps/say.js';

await runCommand(async () => {
  await ensureDependencies();
  await bundle(undefined, DIST, 0); // Without the chunks of previous builds.
  writeManual();
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

/** Writes the page for `man` and the completion of each shell into the build, by the commands that print them. */
function writeManual() {
  const share = join(DIST, 'share');
  mkdirSync(share, { recursive: true });
  /** @param {string[]} words */
  const printed = (...words) => execFileSync(findNode(), [join(DIST, 'main.js'), '--lang', 'en', ...words]);
  writeFileSync(join(share, 'epicevent.1'), printed('manual'));
  for (const shell of ['bash', 'zsh', 'fish']) {
    writeFileSync(join(share, `epicevent.${shell}`), printed('completion', shell));
  }
}
