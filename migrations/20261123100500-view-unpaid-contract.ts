import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE SQL SECURITY DEFINER VIEW unpaid_contract AS
    SELECT * FROM list_contract WHERE \`Statut\` = 'signed' AND \`Balance\` > 0
  `);

export const down: Step = ({ run }) => run('DROP VIEW unpaid_contract');
