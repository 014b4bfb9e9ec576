/**
 * A program that `templates.ts` runs: `makeTemplate.ts ORIGIN FOLDER` creates in FOLDER the data folders for one
 * database server. ORIGIN is the path of its program, or of its tree.
 * It runs outside the test runner, on Node.js alone, like the application.
 */

import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { initialiseData } from '../../src/db/engine/initialiseData.ts';
import { identifyServer, type ServerProgram } from '../../src/db/engine/serverProgram.ts';
import type { InstallOptions } from '../../src/db/install.ts';
import { serveAndShutDown } from './serveAndShutDown.ts';
import type { TemplateKind } from './templates.ts';

const [origin = '', folder = ''] = process.argv.slice(2);
const program = identifyServer(origin);
if (program === null) throw new Error(`No database server at ${origin}`);

const secrets = { serverKey: randomBytes(32), loginSecret: randomBytes(24).toString('base64url') };
const schema = 'epicevent';
const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));
writeFileSync(
  join(folder, 'secrets.json'),
  JSON.stringify({ serverKey: secrets.serverKey.toString('hex'), loginSecret: secrets.loginSecret }),
  { mode: 0o600 },
);
const at = (kind: string) => join(folder, kind);

/** Creates the data folder `kind` from a copy of `from`, changed by some work. Records the reason if that fails. */
async function grow(from: TemplateKind, kind: TemplateKind, work: (options: InstallOptions) => Promise<unknown>) {
  try {
    await cp(at(from), at(kind), { recursive: true });
    await serveAndShutDown(program as ServerProgram, at(kind), folder, async (socketPath) => {
      await work({ admin: { socketPath, user: 'root' }, schema, migrations, ...secrets });
    });
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    writeFileSync(join(folder, `${kind}.failure.txt`), why);
  }
}

await initialiseData(program, at('bare'));
await grow('bare', 'installed', async (options) => {
  const { install } = await import('../../src/db/install.ts');
  await install(options);
});
await grow('installed', 'seeded', async (options) => {
  const { seedDemo } = await import('../../src/cli/seedDemo.ts');
  await seedDemo(options);
});
