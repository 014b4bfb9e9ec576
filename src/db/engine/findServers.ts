import { existsSync, realpathSync } from 'node:fs';
import { serverCandidates } from '../../bootstrap/serverCandidates.js';
import { type Engine, identifyServer, type ServerProgram } from './serverProgram.ts';

/**
 * Returns the servers on this machine, at most one per engine, the fastest to start first. `EPICEVENT_MYSQLD` (an
 * executable or a system tree) has priority over `PATH` and the usual folders.
 */
export function findServers(env: Readonly<Record<string, string | undefined>>): ServerProgram[] {
  const found = new Map<Engine, ServerProgram>();
  const seen = new Set<string>();
  for (const origin of serverCandidates(env)) {
    if (found.size === 2) break;
    if (!existsSync(origin) || seen.has(realpathSync(origin))) continue;
    seen.add(realpathSync(origin));
    const program = identifyServer(origin);
    if (program !== null && !found.has(program.engine)) found.set(program.engine, program);
  }
  const engines: Engine[] = ['mariadb', 'mysql'];
  return engines.flatMap((engine) => found.get(engine) ?? []);
}
