import type { Step } from './support/step.ts';

/**
 * What is owed: signed or closed, and not fully paid. A draft is not owed yet, a cancelled contract owes nothing. Most
 * closed contracts are paid, so these are found by the key of their lines, which say the same.
 */
export const up: Step = ({ run }) =>
  run(`
    CREATE OR REPLACE SQL SECURITY DEFINER VIEW unpaid_contract AS
    SELECT list_contract.* FROM contract_line JOIN list_contract ON list_contract.\`Contrat ID\` = contract_line.contract_id
    WHERE contract_line.is_unpaid = 1 AND contract_line.is_active = 1
  `);

export const down: Step = ({ run }) =>
  run(`
    CREATE OR REPLACE SQL SECURITY DEFINER VIEW unpaid_contract AS
    SELECT * FROM list_contract WHERE \`Statut\` = 'signed' AND \`Balance\` > 0
  `);
