import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE SQL SECURITY DEFINER VIEW unsigned_contract AS
    SELECT * FROM list_contract WHERE \`Statut\` IN ('draft', 'to_sign')
  `);

export const down: Step = ({ run }) => run('DROP VIEW unsigned_contract');
