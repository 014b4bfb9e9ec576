/**
 * The rules that the database enforces: the error number (MYSQL_ERRNO of the SIGNAL) and the message for a plain SQL
 * client. The screen shows the text `rule.<name>` of `src/i18n` instead. Never change a number.
 */
export const RULES = {
  not_active: [51001, 'This account is not an active collaborator.'],
  department_refused: [51002, 'Your department may not do this.'],
  column_refused: [51003, 'Your department may not change this column.'],
  client_not_own: [51010, 'Only the commercial of this client may change it.'],
  client_reassign_only: [51011, 'Gestion may only reassign the commercial of a client.'],
  client_commercial_invalid: [51012, 'The commercial of a client must be an active collaborator of commercial.'],
  contract_not_own: [51020, 'Only the commercial of the client may change its contracts.'],
  contract_statut_initial: [51021, 'A contract starts as draft (commercial) or to_sign (gestion).'],
  contract_statut_step: [51022, 'This change of statut is not allowed.'],
  contract_frozen: [51023, 'The client and the cost of a contract are frozen once it is signed.'],
  contract_balance: [51024, 'The balance must stay between 0 and the cost.'],
  contract_client_inactive: [51025, 'This client is deactivated.'],
  contract_commercial_required: [51026, 'Only the commercial of the client or gestion may do this.'],
  payment_append_only: [51030, 'Payments are never changed or deleted; record a reversal.'],
  payment_overpayment: [51031, 'The payment exceeds the balance of the contract.'],
  payment_contract_state: [51032, 'This contract takes no payment in its present statut.'],
  payment_reversal: [51033, 'A reversal needs a reason and may not exceed what was paid.'],
  instalments_shape: [
    51034,
    'An instalment is an amount above 0 and when it is due: "3000.00 signature", "7000.00 J-30", "500.00 2027-03-15".',
  ],
  instalments_sum: [51035, 'The instalments must add up to the cost of the contract.'],
  instalments_frozen: [
    51036,
    'Once a contract is signed, only gestion may move the days of its instalments; amounts stay.',
  ],
  terms_sum: [51037, 'The shares of the instalments must add up to 100.'],
  event_not_own: [51040, 'Only the commercial of the client may do this.'],
  event_contract_not_signed: [51041, 'An event needs a signed contract.'],
  event_not_assigned: [51042, 'Only the support in charge of this event may change it.'],
  event_support_assigned: [51043, 'A support is in charge of this event; only that support may change it.'],
  event_support_invalid: [51044, 'Only an active collaborator of support can be assigned.'],
  event_overlap: [51045, 'This support already has an event at that time.'],
  event_dates: [51046, 'The end must be after the start.'],
  event_past_start: [51047, 'The start of a new event may not be in the past.'],
  event_inactive: [51048, 'This event is cancelled.'],
  collaborator_has_work: [51050, 'This collaborator still has active clients or future events: hand them over.'],
  collaborator_oneself: [51051, 'Nobody may do this to their own account.'],
  collaborator_last_gestion: [51052, 'The last active collaborator of gestion must stay.'],
  collaborator_handover: [51053, 'Clients go to an active commercial, events to an active support.'],
  collaborator_unknown: [51054, 'No such collaborator.'],
  collaborator_locked_out: [51055, 'This collaborator is locked out, but somebody keeps the rows locked: try again.'],
  record_stale: [51060, 'The record has changed meanwhile.'],
  date_far: [51062, 'The year of a date must be between 1900 and 2199.'],
  rules_missing: [51063, 'Rules are missing in the database: an administrator must run epicevent migrate.'],
  xa_kept: [
    51064,
    'The server keeps distributed transactions in their session: an administrator must run SET PERSIST xa_detach_on_prepare = ON.',
  ],
  password_shape: [51061, 'This is not a password hash of the expected kind.'],
} as const satisfies Record<string, readonly [number, string]>;

export type RuleName = keyof typeof RULES;
