import { setTimeout as pause } from 'node:timers/promises';
import type { Measure } from '../measure.ts';
import { openApplication } from '../support/application.ts';
import { replay } from '../support/frames.ts';
import { bundledHello } from '../support/helloProgram.ts';
import type { Program } from '../support/program.ts';
import { p50p99, quantile } from '../support/quantile.ts';

const KEYS = 10_000;
const NOISE_KEYS = 2_000;
/** Milliseconds between two keys: four times the repeat rate of a keyboard. */
const EVERY = 8;
/** The content of a row that is not loaded yet. */
const GAP = /^│.{0,4}\.\.\./;
/** The position of the cursor in the border of the focused pane. */
const PLACE = /^[╒╞].* ([\d\s\u00a0\u202f]+)\/[\d\s\u00a0\u202f]+\+? [╕╡]/;

const digits = (text: string | undefined): number => Number((text ?? '').replace(/\D/g, ''));

/** Sends this many keys at that rate, whatever the program does. @returns the time of each key */
async function hold(program: Program, keys: number): Promise<number[]> {
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
  return sentAt;
}

/**
 * The age of the oldest key that a frame does not show yet, for each frame; `placeOf` reads how many keys a frame
 * shows.
 */
async function lateness(
  program: Program,
  from: number,
  sentAt: readonly number[],
  placeOf: (lines: readonly string[]) => number,
): Promise<{ late: number[]; last: number }> {
  const late: number[] = [];
  let last = 0;
  await replay(program, from, ({ at, screen }) => {
    const place = placeOf(screen.lines());
    if (!(place > last)) return;
    late.push(at - (sentAt[last] ?? Number.NaN));
    last = place;
  });
  return { late, last };
}

/** The same for a minimal program: the delay of the machine alone. */
async function bare(): Promise<number[]> {
  const program = (await bundledHello())();
  try {
    await program.see('hello');
    await program.rest(200);
    const from = program.chunks.length;
    const sentAt = await hold(program, NOISE_KEYS);
    const { late } = await lateness(program, from, sentAt, (lines) => Number(/hello (\d+)/.exec(lines.join(' '))?.[1]));
    return late;
  } finally {
    await program.close();
  }
}

/** A user holds `j`: every key counts, and the screen keeps up. */
export const measure: Measure = {
  name: 'terminal-hold',
  runs: 'each engine',
  async run({ database, rows }) {
    const keys = Math.min(KEYS, rows - 100);
    const noise = await bare();
    const program = await openApplication(await database(), 'gestion.demo');
    try {
      await program.burst('1', 400);
      await program.burst('t', 400);
      program.send('g');
      await program.rest(1500);
      const from = program.chunks.length;
      const sentAt = await hold(program, keys);
      let gaps = 0;
      const { late, last } = await lateness(program, from, sentAt, (lines) => {
        if (lines.some((line) => GAP.test(line))) gaps += 1;
        return digits(PLACE.exec(lines.find((line) => PLACE.test(line)) ?? '')?.[1]) - 1;
      });
      const worst = Math.max(...late);
      const over = late.filter((ms) => ms > 50).length;
      const detail = `${keys} keys, one each ${EVERY} ms, ${late.length} frames, ${over} over 50 ms; oldest key to its frame p50 / p99 ${p50p99(late)} ms; Ink’s «hello» ${p50p99(noise)}, longest ${Math.max(...noise).toFixed(0)} ms`;
      return [
        { name: 'holding j, keys lost', value: keys - last, unit: 'keys', bound: 0, detail },
        { name: 'holding j, longest frame', value: worst, unit: 'ms', bound: 50, detail },
        { name: 'holding j, frames with a gap', value: gaps, unit: 'frames', bound: 0, detail },
        { name: 'holding j, frame, p99', value: quantile(late, 0.99), unit: 'ms', bound: null, detail },
      ];
    } finally {
      await program.close();
    }
  },
};
