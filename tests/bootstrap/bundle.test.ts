import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const STEP = new URL('../../src/bootstrap/steps/bundle.js', import.meta.url).href;
const CACHE = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url));

test('once the application is built, no helper of the bundler is left', async () => {
  const folder = mkdtempSync(join(CACHE, 'epicevent-build-'));
  const builder = `
    import { readFileSync } from 'node:fs';
    import { bundle } from ${JSON.stringify(STEP)};
    await bundle('mark', ${JSON.stringify(join(folder, 'dist'))});
    const children = () => readFileSync('/proc/self/task/' + process.pid + '/children', 'utf8');
    const deadline = Date.now() + 10_000; // it has been told to end, and does so in its own time
    while (children() !== '' && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
    console.log(JSON.stringify(children()));
    process.exit();`;
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', builder]);
    expect(JSON.parse(stdout)).toBe('');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
