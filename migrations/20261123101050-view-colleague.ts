import type { Step } from './support/step.ts';

/**
 * What everybody reads of everybody, those who have left included. A view and not rights on columns: `USING`,
 * `NATURAL JOIN` and MariaDB's `HANDLER` get past those.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE SQL SECURITY DEFINER VIEW colleague AS
    SELECT collaborator_id, first_name, last_name, email, role FROM collaborator
  `);

export const down: Step = ({ run }) => run('DROP VIEW colleague');
