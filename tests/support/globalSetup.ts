import type { TestProject } from 'vitest/node';
import { findServers } from '../../src/db/engine/findServers.ts';
import { templateFolder } from './templates.ts';

declare module 'vitest' {
  interface ProvidedContext {
    serverOrigin: string;
    templates: string;
  }
}

/** Prepares the data folders of the project's engine, once for all its test files. */
export async function setup(project: TestProject): Promise<void> {
  const engine = project.config.env.EPICEVENT_TEST_ENGINE;
  const program = findServers(process.env).find((candidate) => candidate.engine === engine);
  if (program === undefined)
    throw new Error(`No ${engine} server on this machine: see EPICEVENT_MYSQLD in docs/operations.md.`);
  project.provide('serverOrigin', program.origin);
  project.provide('templates', await templateFolder(program));
}
