import { setTimeout as pause } from 'node:timers/promises';
import type { Measure } from '../measure.ts';
import { openApplication } from '../support/application.ts';
import { replay } from '../support/frames.ts';
import { p50p99, quantile } from '../support/quantile.ts';

const KEYS = 10_000;
/** Milliseconds between two keys: four times as fast as a keyboard repeats. */
const EVERY = 8;
/** What stands in a row that is not here yet. */
const GAP = /^│.{0,4}\.\.\./;
/** The cursor's place in the focused pane's border. */
const PLACE = /^[╒╞].* ([\d\s\u00a0\u202f]+)\/[\d\s\u00a0\u202f]+\+? [╕╡]/;

const digits = (text: string | undefined): number => Number((text ?? '').replace(/\D/g, ''));

/** Somebody who leans on `j`: every key counts, and the screen follows. */
export const measure: Measure = {
  name: 'terminal-hold',
  runs: 'each engine',
  async run({ database, rows }) {
    const keys = Math.min(KEYS, rows - 100);
    const program = await openApplication(await database(), 'gestion.demo');
    try {
      await program.burst('1', 400);
      await program.burst('t', 400);
      program.send('g');
      await program.rest(1500);
      const from = program.chunks.length;
      const sentAt: number[] = [];
      const begun = performance.now();
      while (sentAt.length < keys) {
        const due = Math.min(keys, Math.floor((performance.now() - begun) / EVERY));
        for (; sentAt.length < due; ) {
          sentAt.push(performance.now());
          program.send('j');
        }
        await pause(1);
      }
      await program.rest(1000);
      const late: number[] = [];
      let [seen, gaps, last] = [0, 0, 1];
      await replay(program, from, ({ at, screen }) => {
        const lines = screen.lines();
        if (lines.some((line) => GAP.test(line))) gaps += 1;
        const place = digits(PLACE.exec(lines.find((line) => PLACE.test(line)) ?? '')?.[1]);
        if (!(place > last)) return;
        seen += 1;
        // The oldest key that this frame is the first to show.
        late.push(at - (sentAt[last - 1] ?? Number.NaN));
        last = place;
      });
      const worst = Math.max(...late);
      const detail = `${keys} keys, one each ${EVERY} ms, ${seen} frames; oldest key to its frame p50 / p99 ${p50p99(late)} ms, ${late.filter((ms) => ms > 50).length} over 50 ms`;
      return [
        { name: 'holding j, keys lost', value: keys + 1 - last, unit: 'keys', bound: 0, detail },
        { name: 'holding j, longest frame', value: worst, unit: 'ms', bound: 50, detail },
        { name: 'holding j, frames with a gap', value: gaps, unit: 'frames', bound: 0, detail },
        { name: 'holding j, frame, p99', value: quantile(late, 0.99), unit: 'ms', bound: null, detail },
      ];
    } finally {
      await program.close();
    }
  },
};
