import { setTimeout as pause } from 'node:timers/promises';
import type { Measure } from '../measure.ts';
import { openApplication } from '../support/application.ts';
import { cpuMsOf } from '../support/program.ts';

const SECONDS = 60;
const MINUTE = 60_000;

/** The cost of an idle session. Only its clock may write, once a minute, and is reported separately. */
export const measure: Measure = {
  name: 'terminal-idle',
  runs: 'each engine',
  async run({ database }) {
    const program = await openApplication(await database(), 'gestion.demo');
    try {
      await pause(10_000);
      const from = program.chunks.length;
      const [begun, before] = [performance.now(), await cpuMsOf(program.pid)];
      const startedAt = Date.now();
      await pause(SECONDS * 1000);
      const used = (await cpuMsOf(program.pid)) - before;
      const share = (100 * used) / (performance.now() - begun);
      const since = program.chunks.slice(from).map(({ at, data }) => ({ at: startedAt + at - begun, data }));
      const isClock = ({ at }: { at: number }) => at % MINUTE < 500;
      const sizeOf = (chunks: typeof since) => chunks.reduce((sum, { data }) => sum + Buffer.byteLength(data), 0);
      const [clock, rest] = [sizeOf(since.filter(isClock)), sizeOf(since.filter((chunk) => !isClock(chunk)))];
      const detail = `${used.toFixed(0)} ms of computing in ${SECONDS} s; the clock wrote ${clock} bytes at the full minute`;
      return [
        { name: 'idle session, bytes', value: rest, unit: 'bytes', bound: 0, detail },
        { name: 'idle session, of a core', value: share, unit: '%', bound: 0.2, detail },
      ];
    } finally {
      await program.close();
    }
  },
};
