import { compare, hash } from 'bcrypt';
import type { Measure } from '../measure.ts';
import { panesOf, startApplication, typeName } from '../support/application.ts';
import { replay } from '../support/frames.ts';
import type { Program } from '../support/program.ts';
import { median } from '../support/quantile.ts';

const TURNS = 7;
const COST = 12;

/** The duration of one password comparison (bcrypt) on this machine, now. */
async function bcryptMs(): Promise<number> {
  const stored = await hash('epicevent', COST);
  const times: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const begun = performance.now();
    await compare('epicevent', stored);
    times.push(performance.now() - begun);
  }
  return median(times);
}

/** The time from Enter until the content below the title no longer changes. */
async function filledMs(program: Program): Promise<number> {
  const enter = performance.now();
  const from = program.chunks.length;
  program.send('\r');
  await program.rest(1500);
  const seen: { at: number; lines: string }[] = [];
  await replay(program, from, ({ at, screen }) => void seen.push({ at, lines: rowsOf(screen.lines()) }));
  const last = seen.at(-1)?.lines;
  const filled = seen.find((_, place) => seen.slice(place).every(({ lines }) => lines === last));
  return (filled?.at ?? Number.NaN) - enter;
}

/** The rows of the panes, without their borders, whose counts may come later. */
const rowsOf = (lines: readonly string[]): string =>
  panesOf(lines, 60)
    .filter((line) => !/^[╒╞├┌└]/.test(line))
    .join('\n');

/** The time from sign-in to the complete first screen. */
export const measure: Measure = {
  name: 'terminal-sign-in',
  runs: 'each engine',
  async run({ database }) {
    const ground = await database();
    const [whole, alone]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < TURNS; turn += 1) {
      const program = startApplication(ground);
      try {
        await typeName(program, 'gestion.demo');
        whole.push(await filledMs(program));
      } finally {
        await program.close();
      }
      alone.push(await bcryptMs());
    }
    const [all, bcrypt] = [median(whole), median(alone)];
    const detail = `${all.toFixed(0)} ms, of which ${bcrypt.toFixed(0)} ms are bcrypt’s; medians of ${TURNS} turns`;
    return [{ name: 'sign-in to filled panes', value: all - bcrypt, unit: 'ms', bound: 200, detail }];
  },
};
