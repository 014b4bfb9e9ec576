import { eventWords } from '../src/db/lines/splitWords.ts';
import type { Step } from './support/step.ts';

/** The words by which an event is found, as an array in JSON. */
export const up: Step = ({ run, engine }) =>
  run(`
    CREATE FUNCTION event_words(p_name VARCHAR(121), p_location VARCHAR(256))
    RETURNS LONGTEXT DETERMINISTIC READS SQL DATA
    RETURN (SELECT split.words FROM (${eventWords(
      engine,
      'SELECT 1 AS event_id, p_name AS name, p_location AS location',
    )}) AS split)
  `);

export const down: Step = ({ run }) => run('DROP FUNCTION event_words');
