/** What people are told about each error of the driver, and what an error is to the code that repeats. */
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import {
  driverError,
  isLockWait,
  isLost,
  isSameRequest,
  isTransient,
  loggable,
  tlsFault,
} from '../../src/db/driverError.ts';
import { translateError } from '../../src/db/translateError.ts';
import { Conflict, Invalid, NotAllowed, NotFound, Unavailable } from '../../src/domain/errors.ts';
import { RULES, type RuleName } from '../../src/domain/rules.ts';

const silent = pino({ level: 'silent' });
const fault = (values: object) => Object.assign(new Error('said by the driver'), values);
const told = (values: object) => translateError(fault(values), silent);
const rule = (name: RuleName) => told({ errno: RULES[name][0] });

/** What is said, and the errors for which it is said: numbers of the server, codes of the system, or messages. */
const SAID: Readonly<Record<string, readonly (number | string | object)[]>> = {
  'refused.sessionEnded': [1045, 1698, 1524, 1820, 1862, 1959, 3118, 3530, 3955, 4151],
  'refused.database': [1044, 1142, 1143, 1227, 1370, 1410],
  'refused.value': [1406, 3819, 4025],
  'refused.readOnly': [1290, 1792, 1836],
  'refused.busy': [1213, 1205, 1020, 3101],
  'refused.tooManyConnections': [1040, 1203, 1226],
  'refused.diskFull': [
    ...[1021, 1114, 1878, 3675],
    { errno: 3, message: 'Error writing file \'history\' (Errcode: 28 "No space left on device")' },
    { errno: 1026, message: 'Error writing file (Errcode: 28)' },
    { errno: 1030, message: 'Got error: no space left on device' },
  ],
  'error.unavailable': [
    ...[1053, 1077, 1079, 1152, 1158, 1159, 1160, 1161, 1317, 1927, 2006, 2013, 3024, 3169, 4031],
    ...['PROTOCOL_CONNECTION_LOST', 'PROTOCOL_UNEXPECTED_PACKET', 'PROTOCOL_PACKETS_OUT_OF_ORDER', 'ECONNRESET'],
    ...['ECONNREFUSED', 'ECONNABORTED', 'EPIPE', 'ENOENT', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN'],
    ...['EHOSTUNREACH', 'EHOSTDOWN', 'ETIMEDOUT'],
    { message: "Can't add new command when connection is in closed state" },
    { message: 'Connection lost: The server closed the connection.' },
    { message: 'Connection lost' },
    { message: 'connection was killed' },
    { message: 'The connection is closed' },
    { message: 'Client network socket disconnected before secure TLS connection was established' },
    { message: 'read ECONNRESET' },
    { message: 'server closed the line' },
    { message: 'MySQL server has gone away' },
    { message: 'ConnectionManager.getConnection was called after the connection manager was closed!' },
    { name: 'SequelizeConnectionError' },
    { name: 'SequelizeConnectionRefusedError' },
    { name: 'SequelizeConnectionAcquireTimeoutError' },
    { name: 'SequelizeConnectionTimedOutError' },
    { name: 'SequelizeHostNotFoundError' },
    { name: 'SequelizeHostNotReachableError' },
  ],
  'error.unexpected': [
    ...[1064, 1146, 'ELOOP'],
    { errno: 1030, message: 'Got error 128 from storage engine' },
    { errno: 1146, message: 'error 28' },
    { message: 'connectionManager getConnection' },
    { message: 'the connection is open' },
    { name: 'SequelizeDatabaseError' },
    { name: 'My SequelizeConnectionError' },
    { name: 'SequelizeConnectionErrors' },
    { name: 'My SequelizeHostNotFoundError' },
    { errno: 1062, message: "Duplicate entry 'x' for key 'PRIMARY'" },
    { errno: 1062, message: 'username' },
    { errno: 1061, message: "Duplicate name for key 'email'" },
  ],
  'tls.unencrypted': [{ code: 'HANDSHAKE_NO_SSL_SUPPORT' }],
  'tls.name': [{ code: 'HANDSHAKE_SSL_ERROR', message: "Hostname/IP does not match certificate's altnames: x" }],
  'tls.date': [
    { code: 'HANDSHAKE_SSL_ERROR', message: 'certificate has expired' },
    { code: 'HANDSHAKE_SSL_ERROR', message: 'certificate is not yet valid' },
  ],
  'tls.authority': [
    { code: 'HANDSHAKE_SSL_ERROR', message: 'self-signed certificate in certificate chain' },
    { code: 'HANDSHAKE_SSL_ERROR', message: 'unable to get local issuer certificate' },
    { code: 'HANDSHAKE_SSL_ERROR', message: 'unable to verify the first certificate' },
    { code: 'HANDSHAKE_SSL_ERROR', message: 'certificate not trusted' },
    { code: 'HANDSHAKE_SSL_ERROR', message: 'unknown authority' },
  ],
  'tls.other': [{ code: 'HANDSHAKE_SSL_ERROR', message: 'wrong version number' }],
};
const valuesOf = (one: number | string | object): object =>
  typeof one === 'object' ? one : typeof one === 'number' ? { errno: one } : { code: one };
const KINDS: Readonly<Record<string, unknown>> = {
  'refused.sessionEnded': NotAllowed,
  'refused.database': NotAllowed,
  'refused.value': Invalid,
};

describe.each(Object.entries(SAID))('%s is said', (key, faults) => {
  it.each(faults.map((one) => [one] as const))('for %j', (one) => {
    const error = told(valuesOf(one));
    expect(error.problem.key).toBe(key);
    expect(error).toBeInstanceOf(KINDS[key] ?? Unavailable);
    expect(error.cause).toBeInstanceOf(Error);
  });

  it.each(faults.map((one) => [one] as const))('for %j also inside the errors of the library', (one) => {
    const { name, ...values } = valuesOf(one) as { name?: string };
    if (name === undefined) expect(told({ parent: fault({ original: fault(values) }) }).problem.key).toBe(key);
  });
});

it.each([
  ['payment_overpayment', 'amount'],
  ['payment_reversal', 'reason'],
  ['contract_balance', 'cost'],
  ['event_dates', 'end'],
  ['event_past_start', 'start'],
] as const)('the rule %s is told at the field %s', (name, field) => {
  const key = `rule.${name}`;
  expect(rule(name)).toMatchObject({ fields: { [field]: { key } }, problem: { key } });
  expect(rule(name)).toBeInstanceOf(Invalid);
});

it('a changed record is a conflict, an unknown collaborator is not found, and other rules refuse', () => {
  expect(rule('record_stale')).toBeInstanceOf(Conflict);
  expect(rule('collaborator_unknown')).toBeInstanceOf(NotFound);
  expect(rule('client_not_own')).toBeInstanceOf(NotAllowed);
  for (const name of ['record_stale', 'collaborator_unknown', 'client_not_own', 'event_dates'] as const)
    expect(rule(name).cause).toBeInstanceOf(Error);
});

it.each([
  ["Duplicate entry 'bill' for key 'collaborator.username'", 'username'],
  ["Duplicate entry 'a@b.fr' for key 'collaborator_email'", 'email'],
])('%j is told at its field', (message, field) => {
  const error = told({ errno: 1062, message });
  expect(error).toMatchObject({ fields: { [field]: { key: `field.${field}Taken` } } });
  expect(error.cause).toBeInstanceOf(Error);
});

it('what the forms let through, and what nobody expected, is in the log', () => {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  translateError(fault({ errno: 1406, message: "Data too long for column 'note'" }), log);
  expect(lines).toMatchObject([{ errno: 1406, detail: "Data too long for column 'note'", msg: expect.any(String) }]);
  const error = translateError(fault({ errno: 1064, name: 'SequelizeDatabaseError' }), log);
  expect(error.problem.params?.reference).toMatch(/^[0-9a-f]{8}$/);
  expect(lines[1]).toMatchObject({
    reference: error.problem.params?.reference,
    error: { name: 'SequelizeDatabaseError', errno: 1064, message: 'said by the driver', stack: expect.any(String) },
  });
  for (const { msg } of lines) expect(msg).not.toBe('');
});

it('an error for people stays as it is', () => {
  const error = new NotAllowed({ key: 'refused.noRecord' });
  expect(translateError(error, silent)).toBe(error);
});

describe('an error of the driver', () => {
  it('is found inside the errors of the library', () => {
    const inner = fault({ errno: 1213, code: 'ER_LOCK_DEADLOCK' });
    const found = { errno: 1213, code: 'ER_LOCK_DEADLOCK', message: 'said by the driver' };
    for (const outer of [inner, { parent: inner }, { original: inner }, { parent: { original: inner } }])
      expect(driverError(outer)).toEqual(found);
  });

  it('can be any thrown value', () => {
    const itself: Record<string, unknown> = { message: 'round' };
    itself.parent = itself;
    expect(driverError(itself)).toEqual({ errno: undefined, code: undefined, message: 'round' });
    for (const thrown of [null, undefined, 'a text', 7, {}]) {
      expect(driverError(thrown)).toEqual({ errno: undefined, code: undefined, message: String(thrown) });
      expect([isLost(thrown), isTransient(thrown), isSameRequest(thrown), isLockWait(thrown)]).not.toContain(true);
      expect(loggable(thrown)).toMatchObject({ message: String(thrown) });
    }
    expect(driverError({ errno: '1213', code: 7, message: 7 })).toMatchObject({ errno: undefined, code: undefined });
  });

  it('of a refused account is no lost line, even if the library says so', () => {
    const refused = fault({ name: 'SequelizeConnectionError', parent: fault({ errno: 1045 }) });
    expect(isLost(refused)).toBe(false);
    expect(isLost(fault({ name: 'SequelizeConnectionError' }))).toBe(true);
  });

  it('of a line that broke in the middle of the TLS handshake says nothing about the certificate', () => {
    expect(tlsFault(fault({ code: 'HANDSHAKE_SSL_ERROR', message: 'read ECONNRESET' }))).toBeNull();
    expect(tlsFault(fault({ code: 'ECONNRESET', message: 'certificate has expired' }))).toBeNull();
  });

  it('is the same creation at the same time only at the key of the request', () => {
    const message = "Duplicate entry 'x' for key 'client.request_key'";
    expect(isSameRequest(fault({ errno: 1062, message }))).toBe(true);
    expect(isSameRequest(fault({ errno: 1586, message }))).toBe(false);
    expect(isSameRequest(fault({ errno: 1062, message: "Duplicate entry 'x' for key 'email'" }))).toBe(false);
  });
});
