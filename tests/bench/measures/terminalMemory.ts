import { setTimeout as pause } from 'node:timers/promises';
import type { Measure } from '../measure.ts';
import { openApplication } from '../support/application.ts';
import { memoryMbOf } from '../support/program.ts';

const KEYS = 50_000;
const ESC = '\u001b';
/** Milliseconds before the next step: users look at the screen, the database answers. */
const LOOK = 40;

const times = (count: number, key: string): string[] => Array.from({ length: count }, () => key);

/** A few minutes of a user's work, repeated; nothing is saved. Escape is always a step of its own. */
const STEPS: readonly (readonly string[])[] = [
  ['1', 't', ...times(40, 'j'), ...times(10, 'k')],
  [...times(6, '\u0004'), ...times(4, '\u0015')],
  ['2', 't', ...times(25, 'j'), 'o', ...times(10, 'j')],
  ['3', 't', ...times(25, 'j')],
  ['1', '/', 'm', 'a', 'r'],
  [ESC],
  [ESC],
  ['G', ...times(20, 'k')],
  ['g', ...times(20, 'j')],
  ['?'],
  [ESC],
  [':', 'c', 'l', 'i'],
  [ESC],
  ['0', ...times(5, 'j')],
  ['1', 'z', ...times(10, 'j')],
  ['z', 'r'],
];

/** The memory of a session after an hour's work, and whether it still grows. */
export const measure: Measure = {
  name: 'terminal-memory',
  runs: 'each engine',
  async run({ database, note }) {
    const program = await openApplication(await database(), 'gestion.demo');
    try {
      const start = memoryMbOf(program.pid);
      const seen: number[] = [];
      const forgotten = program.chunks as unknown as object[];
      for (let keys = 0; keys < KEYS; ) {
        for (const step of STEPS) {
          for (const key of step) {
            program.send(key);
            keys += 1;
            if (keys % 5 === 0) await pause(10);
            if (keys % (KEYS / 10) === 0) seen.push(memoryMbOf(program.pid));
          }
          await pause(step[0] === ESC ? 130 : LOOK);
        }
        // Drops the output that was already checked, to limit the memory of this process.
        forgotten.length = 0;
      }
      await program.rest(1000);
      const last = memoryMbOf(program.pid);
      note(`memory: ${seen.map((mb) => mb.toFixed(0)).join(' ')} MB`);
      const half = Math.max(...seen.slice(0, 5));
      const growth = Math.max(...seen.slice(5), last) / half;
      const detail = `${start.toFixed(0)} MB at first, then each ${KEYS / 10} keys ${seen.map((mb) => mb.toFixed(0)).join(' ')} MB, ${last.toFixed(0)} MB at rest`;
      return [
        { name: 'memory of a session after 50,000 keys', value: last, unit: 'MB', bound: 130, detail },
        { name: 'memory, second half against first', value: growth, unit: '×', bound: 1.1, detail },
      ];
    } finally {
      await program.close();
    }
  },
};
