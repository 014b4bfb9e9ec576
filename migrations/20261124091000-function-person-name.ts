import type { Step } from './support/step.ts';

/** The name of a collaborator as the lists show it, held until the end of the transaction; nothing for nobody. */
export const up: Step = ({ run }) =>
  run(`
    CREATE FUNCTION person_name(p_id INT) RETURNS VARCHAR(162) NOT DETERMINISTIC READS SQL DATA
    RETURN COALESCE((
      SELECT CONCAT(first_name, ' ', last_name) FROM collaborator WHERE collaborator_id = p_id LOCK IN SHARE MODE), '')
  `);

export const down: Step = ({ run }) => run('DROP FUNCTION person_name');
