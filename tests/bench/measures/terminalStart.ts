import type { Measure } from '../measure.ts';
import { SIGN_IN, startApplication } from '../support/application.ts';
import { bundledHello } from '../support/helloProgram.ts';
import type { Program } from '../support/program.ts';
import { median } from '../support/quantile.ts';

const TURNS = 15;

/** Returns the milliseconds from the start of the process to the frame that shows the text. */
async function firstFrame(program: Program, text: string): Promise<number> {
  try {
    return (await program.see(text)) - program.startedAt;
  } finally {
    await program.close();
  }
}

/** The time to the sign-in screen with a running server, compared with the minimum of Ink itself. */
export const measure: Measure = {
  name: 'terminal-start',
  runs: 'once',
  async run({ database }) {
    const ground = await database();
    const startHello = await bundledHello();
    const [ours, bare]: [number[], number[]] = [[], []];
    for (let turn = -2; turn < TURNS; turn += 1) {
      const hello = await firstFrame(startHello(), 'hello');
      const signIn = await firstFrame(startApplication(ground), SIGN_IN);
      // The first runs fill the caches of compiled code.
      if (turn < 0) continue;
      bare.push(hello);
      ours.push(signIn);
    }
    const [value, against] = [median(ours), median(bare)];
    const detail = `${value.toFixed(0)} ms against ${against.toFixed(0)} ms of Ink’s «hello», medians of ${TURNS} turns`;
    return [{ name: 'first frame of the sign-in', value, unit: 'ms', bound: 2, ratio: value / against, detail }];
  },
};
