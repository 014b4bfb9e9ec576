import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE TRIGGER history_before_update BEFORE UPDATE ON history FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The history is never altered.'
  `);

export const down: Step = ({ run }) => run('DROP TRIGGER history_before_update');
