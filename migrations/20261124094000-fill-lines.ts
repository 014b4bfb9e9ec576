import { refillLines } from '../src/db/lines/fillLines.ts';
import type { Step } from './support/step.ts';

/** What was stored before there were lines. */
export const up: Step = ({ run, engine }) => refillLines(run, engine);

export const down: Step = async () => undefined;
