/** What is summed up by month: signatures and payments, each in one range of an index that has all that the sum needs. */
export const up: readonly string[] = [
  'ALTER TABLE contract ADD KEY contract_signed_at (is_active, signed_at, statut, cost, client_id)',
  'ALTER TABLE payment ADD KEY payment_paid_on (paid_on, contract_id, amount)',
];

export const down: readonly string[] = [
  'ALTER TABLE payment DROP KEY payment_paid_on',
  'ALTER TABLE contract DROP KEY contract_signed_at',
];
