import { parseArgs } from 'node:util';
import type { Engine } from '../../src/db/engine/serverProgram.ts';

export interface BenchOptions {
  readonly json: boolean;
  readonly rows: number;
  readonly engines: readonly Engine[];
  /** Names of measures, or their beginnings; empty means all. */
  readonly only: readonly string[];
}

export const USAGE = `npm run bench -- [--json] [--rows N] [--engine mariadb|mysql|both] [--only NAME…]

--json     the figures as JSON, nothing else, on the standard output
--rows     clients, contracts and events each (1000000)
--engine   both, unless one is named
--only     these measures, by the beginning of their names
`;

/** Parses the command line. @throws Error with a message for an invalid argument */
export function readOptions(argv: readonly string[]): BenchOptions | 'help' {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      rows: { type: 'string', default: '1000000' },
      engine: { type: 'string', default: 'both' },
      only: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const rows = Number(values.rows);
  if (!Number.isSafeInteger(rows) || rows < 100)
    throw new Error(`--rows takes a whole number of at least 100.\n\n${USAGE}`);
  const { engine } = values;
  if (engine !== 'mariadb' && engine !== 'mysql' && engine !== 'both') {
    throw new Error(`--engine takes mariadb, mysql or both.\n\n${USAGE}`);
  }
  const only = [...values.only.flatMap((names) => names.split(',')), ...positionals];
  return { json: values.json, rows, engines: engine === 'both' ? ['mariadb', 'mysql'] : [engine], only };
}
