import { clientWords } from '../src/db/lines/splitWords.ts';
import type { Step } from './support/step.ts';

/** The words by which a client is found, as an array in JSON. */
export const up: Step = ({ run, engine }) =>
  run(`
    CREATE FUNCTION client_words(
      p_company VARCHAR(121), p_name VARCHAR(121), p_email VARCHAR(255), p_phone VARCHAR(41))
    RETURNS LONGTEXT DETERMINISTIC READS SQL DATA
    RETURN (SELECT split.words FROM (${clientWords(
      engine,
      'SELECT 1 AS client_id, p_company AS company_name, p_name AS full_name, p_email AS email, p_phone AS phone',
    )}) AS split)
  `);

export const down: Step = ({ run }) => run('DROP FUNCTION client_words');
