import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { Conflict, Invalid, type Message, NotAllowed, NotFound, Unavailable, UserError } from '../domain/errors.ts';
import { RULES, type RuleName } from '../domain/rules.ts';
import {
  driverError,
  isAccountRefused,
  isLost,
  isNonePreparedLeft,
  isTransient,
  loggable,
  tlsFault,
} from './driverError.ts';

const RULE_BY_NUMBER = new Map<number, RuleName>(
  Object.entries(RULES).map(([name, [number]]) => [number, name as RuleName]),
);

/** The form field that a rule concerns. A rule without one refuses the whole action. */
const FIELD_OF_RULE: { readonly [Name in RuleName]?: string } = {
  payment_overpayment: 'amount',
  key_shape: 'key',
  key_taken: 'key',
  key_too_many: 'key',
  payment_reversal: 'reason',
  contract_balance: 'cost',
  event_dates: 'end',
  template_lines: 'taskLines',
  template_line_twice: 'taskLines',
  event_past_start: 'start',
};

/** Error numbers: no right on the table, the column or the procedure, or an operation for administrators only. */
const NO_RIGHT = new Set([1044, 1142, 1143, 1227, 1370, 1410]);
const TOO_LONG = 1406;
const CHECK_FAILED = new Set([3819, 4025]);
const READ_ONLY = new Set([1290, 1792, 1836]);
const DISK_FULL = new Set([1021, 1114, 1878, 3675]);
/** No more connections: of the server, or of this account. */
const TOO_MANY = new Set([1040, 1203, 1226]);
/** These errors name the system's own number in the message: 28 for a full disk. */
const OF_THE_SYSTEM = new Set([3, 1026, 1030]);

const isDiskFull = (errno: number, message: string): boolean =>
  DISK_FULL.has(errno) || (OF_THE_SYSTEM.has(errno) && /\b28\b|no space left/i.test(message));

function ruleRefused(name: RuleName, cause: unknown): UserError {
  const problem: Message = { key: `rule.${name}` };
  const field = FIELD_OF_RULE[name];
  if (field) return new Invalid({ [field]: problem }, problem, { cause });
  if (name === 'record_stale') return new Conflict(null, undefined, { cause });
  if (name === 'collaborator_unknown') return new NotFound(problem, { cause });
  return new NotAllowed(problem, { cause });
}

function alreadyTaken(message: string, cause: unknown): UserError | null {
  const key = /for key '([^']*)'/.exec(message)?.[1] ?? '';
  const field = /username/.test(key)
    ? 'username'
    : /email/.test(key)
      ? 'email'
      : /active_name/.test(key)
        ? 'name'
        : null;
  return field ? new Invalid({ [field]: { key: `field.${field}Taken` } }, undefined, { cause }) : null;
}

/**
 * Translates errors of the database into errors for users. This is the only place that does so. A rule of the schema
 * becomes the text `rule.<name>`. An unexpected error is logged under a reference, which the user sees too.
 * @param error any thrown value; a UserError is returned unchanged
 */
export function translateError(error: unknown, log: Logger): UserError {
  if (error instanceof UserError) return error;
  const { errno, message } = driverError(error);
  const rule = RULE_BY_NUMBER.get(errno ?? 0);
  if (rule) return ruleRefused(rule, error);
  if (errno === 1062) {
    const taken = alreadyTaken(message, error);
    if (taken) return taken;
  }
  if (isAccountRefused(error)) return new NotAllowed({ key: 'refused.sessionEnded' }, { cause: error });
  if (NO_RIGHT.has(errno ?? 0)) return new NotAllowed({ key: 'refused.database' }, { cause: error });
  if (errno === TOO_LONG || CHECK_FAILED.has(errno ?? 0)) {
    log.warn({ errno, detail: message }, 'the database refused a value that the forms let through');
    return new Invalid({}, { key: 'refused.value' }, { cause: error });
  }
  if (READ_ONLY.has(errno ?? 0)) return new Unavailable({ key: 'refused.readOnly' }, { cause: error });
  if (isDiskFull(errno ?? 0, message)) return new Unavailable({ key: 'refused.diskFull' }, { cause: error });
  if (isTransient(error)) return new Unavailable({ key: 'refused.busy' }, { cause: error });
  if (TOO_MANY.has(errno ?? 0)) return new Unavailable({ key: 'refused.tooManyConnections' }, { cause: error });
  if (isNonePreparedLeft(error)) return new Unavailable({ key: 'refused.nonePreparedLeft' }, { cause: error });
  const fault = tlsFault(error);
  if (fault !== null) return new Unavailable({ key: `tls.${fault}` }, { cause: error });
  if (isLost(error)) return new Unavailable({ key: 'error.unavailable' }, { cause: error });
  const reference = randomUUID().slice(0, 8);
  log.error({ reference, error: loggable(error) }, 'unexpected error');
  return new Unavailable({ key: 'error.unexpected', params: { reference } }, { cause: error });
}
