/**
 * Run as a program by `templates.ts`: `makeTemplate.ts ORIGIN FOLDER` makes the data folders of one engine in FOLDER.
 * It runs outside the test runner, by Node alone, as the application does.
 */

import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { initialiseData } from '../../src/db/engine/initialiseData.ts';
import { identifyServer } from '../../src/db/engine/serverProgram.ts';
import { serveAndShutDown } from './serveAndShutDown.ts';

const [origin = '', folder = ''] = process.argv.slice(2);
const program = identifyServer(origin);
if (program === null) throw new Error(`No database server at ${origin}`);

const secrets = { serverKey: randomBytes(32), loginSecret: randomBytes(24).toString('base64url') };
const schema = 'epicevent';
writeFileSync(
  join(folder, 'secrets.json'),
  JSON.stringify({ serverKey: secrets.serverKey.toString('hex'), loginSecret: secrets.loginSecret }),
  { mode: 0o600 },
);
const at = (kind: string) => join(folder, kind);

await initialiseData(program, at('bare'));
try {
  await cp(at('bare'), at('installed'), { recursive: true });
  await serveAndShutDown(program, at('installed'), folder, async (socketPath) => {
    const { install } = await import('../../src/db/install.ts');
    await install({ admin: { socketPath, user: 'root' }, schema, ...secrets });
  });
  await cp(at('installed'), at('seeded'), { recursive: true });
  await serveAndShutDown(program, at('seeded'), folder, async (socketPath) => {
    const { seedDemo } = await import('../../src/db/seedDemo.ts');
    await seedDemo({ admin: { socketPath, user: 'root' }, schema, ...secrets });
  });
} catch (error) {
  writeFileSync(join(folder, 'failure.txt'), error instanceof Error ? (error.stack ?? error.message) : String(error));
}
