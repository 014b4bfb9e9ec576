import { setTimeout as pause } from 'node:timers/promises';
import type { Figure, Measure } from '../measure.ts';
import { openApplication } from '../support/application.ts';
import { bundledHello } from '../support/helloProgram.ts';
import type { Burst, Program } from '../support/program.ts';
import { p50p99, quantile } from '../support/quantile.ts';

const MOVES = 200;
/** Until the card and the linked panes have followed. */
const FOLLOWED = 350;

interface Moves {
  /** From the key to the last byte of its frame. */
  readonly ms: number[];
  /** Including everything that follows without a further key. */
  readonly bytes: number[];
}

async function moves(program: Program, keys: readonly string[], followed: number): Promise<Moves> {
  const bursts: Burst[] = [];
  const bytes: number[] = [];
  for (const key of keys) {
    const from = program.chunks.length;
    bursts.push(await program.burst(key));
    await pause(followed);
    await program.rest(30);
    bytes.push(program.chunks.slice(from).reduce((sum, { data }) => sum + Buffer.byteLength(data), 0));
  }
  return { ms: bursts.map(({ ms }) => ms), bytes };
}

const downAndUp = Array.from({ length: MOVES }, (_, place) => (Math.floor(place / 8) % 2 === 0 ? 'j' : 'k'));
const down = (times: number) => Array.from({ length: times }, () => 'j');

/** The same keys to a minimal program: the cost of the machine, the pseudo-terminal and Ink itself. */
async function bare(): Promise<Moves> {
  const program = (await bundledHello())();
  try {
    await program.see('hello');
    await program.rest(200);
    return await moves(program, down(MOVES), 40);
  } finally {
    await program.close();
  }
}

function figures(name: string, { ms, bytes }: Moves, noise: Moves, most: number): Figure[] {
  const detail = `p50 / p99 ${p50p99(ms)} ms, Ink’s «hello» ${p50p99(noise.ms)} ms, ${ms.length} keys`;
  const weight = `p50 / p99 ${quantile(bytes, 0.5)} / ${quantile(bytes, 0.99)} bytes, card and linked panes among them`;
  return [
    { name: `${name}, key to last byte, p50`, value: quantile(ms, 0.5), unit: 'ms', bound: 8, detail },
    { name: `${name}, key to last byte, p99`, value: quantile(ms, 0.99), unit: 'ms', bound: 25, detail },
    { name: `${name}, bytes, p50`, value: quantile(bytes, 0.5), unit: 'bytes', bound: most, detail: weight },
  ];
}

/** The cost of a key on a real pseudo-terminal of 120×40, in the list of all clients. */
export const measure: Measure = {
  name: 'terminal-keys',
  runs: 'each engine',
  async run({ database }) {
    const noise = await bare();
    const program = await openApplication(await database(), 'gestion.demo');
    try {
      await program.burst('1', 400);
      await program.burst('t', 400);
      await moves(program, down(30), 20);
      program.send('g');
      await program.rest(1000);
      const inside = await moves(program, downAndUp, FOLLOWED);
      await moves(program, down(60), 20);
      const scrolling = await moves(program, down(60), FOLLOWED);
      return [...figures('cursor move', inside, noise, 3000), ...figures('scroll by a row', scrolling, noise, 5000)];
    } finally {
      await program.close();
    }
  },
};
