/** Finds the contracts by the day of their signature. */
export const up: readonly string[] = ['ALTER TABLE contract ADD KEY contract_signature (signed_at, contract_id)'];

export const down: readonly string[] = ['ALTER TABLE contract DROP KEY contract_signature'];
