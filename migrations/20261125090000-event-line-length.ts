import { withoutKeys } from '../src/db/lines/fillLines.ts';
import { LENGTH_CLASS } from '../src/db/lines/lengthClasses.ts';
import type { Step } from './support/step.ts';

/**
 * How long an event lasts, in a few classes: of each class, what has begun and is not over lies between two starts, and
 * is found without reading what is only to come.
 */
export const up: Step = ({ run }) =>
  withoutKeys(run, 'event_line', () =>
    run(`ALTER TABLE event_line ADD COLUMN length_class TINYINT AS (${LENGTH_CLASS}) VIRTUAL`),
  );

export const down: Step = async ({ run }) => {
  await run('ALTER TABLE event_line DROP KEY event_line_length');
  await run('ALTER TABLE event_line DROP COLUMN length_class');
};
