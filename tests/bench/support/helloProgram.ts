import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleProgram } from '../../../src/bootstrap/steps/bundle.js';
import { type Program, startProgram } from './program.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const FOLDER = fileURLToPath(new URL('../../../node_modules/.cache/epicevent-bench', import.meta.url));

/**
 * Bundles Ink's «hello» with the options of the application. @returns the command that starts it, like the
 * application's
 */
export async function bundledHello(): Promise<() => Program> {
  mkdirSync(FOLDER, { recursive: true });
  await bundleProgram({ hello: join(HERE, 'hello.tsx') }, FOLDER);
  const env = { ...process.env, NODE_COMPILE_CACHE: join(FOLDER, 'compiled') };
  return () => startProgram(process.execPath, ['--no-warnings', join(FOLDER, 'hello.js')], { env });
}
