import { once } from 'node:events';
import type { Socket } from 'node:net';
import { createConnection } from 'mysql2';
import { pino } from 'pino';
import { QueryTypes } from 'sequelize';
import { describe, expect, it } from 'vitest';
import { breakWhenSilent } from '../../src/db/breakWhenSilent.ts';
import { connectOnce } from '../../src/db/connectOnce.ts';
import { driverError, isLost } from '../../src/db/driverError.ts';
import { connectionOptions, sessionStatements } from '../../src/db/sessionSettings.ts';
import { translateError } from '../../src/db/translateError.ts';
import { Conflict, NotAllowed, Unavailable } from '../../src/domain/errors.ts';
import { RULES, type RuleName } from '../../src/domain/rules.ts';
import { createTranslator } from '../../src/i18n/translator.ts';
import { databaseOf } from '../../src/services/databaseOf.ts';
import { inTransaction } from '../../src/services/inTransaction.ts';
import { staff } from '../factories/people.ts';
import { told } from '../factories/refusal.ts';
import { openLine } from '../support/line.ts';

const company = staff('bill', 'kate');
const silent = pino({ level: 'silent' });
const fault = (values: object) => Object.assign(new Error('said by the driver'), values);

describe('errors of the database', () => {
  it.each(Object.keys(RULES) as RuleName[])('rule %s becomes a sentence in both languages', (name) => {
    const [errno, message] = RULES[name];
    const error = translateError(fault({ parent: fault({ errno, message }) }), silent);
    if (name === 'record_stale') expect(error).toBeInstanceOf(Conflict);
    else expect(error.problem.key).toBe(`rule.${name}`);
    for (const lang of ['fr', 'en'] as const) {
      expect(createTranslator(lang, 'Europe/Paris').t(`rule.${name}`)).not.toBe(`rule.${name}`);
    }
  });

  it.each([
    ['no right', { errno: 1142 }, NotAllowed, 'refused.database'],
    ['no right on a column', { errno: 1143 }, NotAllowed, 'refused.database'],
    ['no right on a procedure', { errno: 1370 }, NotAllowed, 'refused.database'],
    ['a closed account', { errno: 1045 }, NotAllowed, 'refused.sessionEnded'],
    ['a locked account on MySQL', { errno: 3118 }, NotAllowed, 'refused.sessionEnded'],
    ['a locked account on MariaDB', { errno: 4151 }, NotAllowed, 'refused.sessionEnded'],
    [
      'a line cut in a transaction',
      { message: "Can't add new command when connection is in closed state" },
      Unavailable,
      'error.unavailable',
    ],
    ['a lost line', { code: 'PROTOCOL_CONNECTION_LOST' }, Unavailable, 'error.unavailable'],
    ['no server', { code: 'ECONNREFUSED' }, Unavailable, 'error.unavailable'],
    ['a network that drops packets', { code: 'ETIMEDOUT' }, Unavailable, 'error.unavailable'],
    ['a row held by another', { errno: 1205 }, Unavailable, 'refused.busy'],
    ['a full disk', { errno: 1114, message: "The table 'history' is full" }, Unavailable, 'refused.diskFull'],
    [
      'a full disk at a log',
      { errno: 1030, message: 'Got error 28 "No space left on device"' },
      Unavailable,
      'refused.diskFull',
    ],
    ['a server that only reads', { errno: 1290 }, Unavailable, 'refused.readOnly'],
  ])('%s', (_name, values, expected, key) => {
    const error = translateError(fault(values), silent);
    expect(error).toBeInstanceOf(expected);
    expect(error.problem.key).toBe(key);
  });

  it('an unexpected error is logged under the reference that the user sees, and shows nothing else', () => {
    const lines: string[] = [];
    const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
    const inner = fault({ errno: 1064, message: 'syntax', sql: "CALL reset_password(1, 'a hash')" });
    const error = translateError(fault({ parent: inner, sql: inner, parameters: ['a hash'] }), log);
    const reference = String(error.problem.params?.reference);
    expect(error.problem.key).toBe('error.unexpected');
    expect(Object.keys(error.problem.params ?? {})).toEqual(['reference']);
    expect(lines.join()).toContain(reference);
    expect(lines.join()).not.toContain('hash');
  });

  it('in a real refusal: the account itself refuses what the application would never send', async () => {
    const { kate } = company;
    const asKate = (sql: string) =>
      inTransaction(kate, ({ readOptions }) => databaseOf(kate).db.sequelize.query(sql, { ...readOptions }));
    expect((await told(asKate("UPDATE client SET full_name = 'x'"))).key).toBe('refused.database');
    expect((await told(asKate('SELECT password_hash FROM credential'))).key).toBe('refused.database');
    expect((await told(asKate("UPDATE event SET notes = 'x' WHERE event_id = 1023"))).key).toBe(
      'rule.event_not_assigned',
    );
    expect((await told(asKate('CALL provision_collaborator(1)'))).key).toBe('refused.database');
  });
});

describe('a connection', () => {
  it('is strict, in UTC, and takes the role of the department', async () => {
    const [row] = await inTransaction(company.bill, ({ readOptions }) =>
      databaseOf(company.bill).db.sequelize.query<Record<string, string>>(
        'SELECT @@session.sql_mode AS mode, @@session.time_zone AS zone, CURRENT_ROLE() AS role, get_collaborator_id() AS id',
        { ...readOptions, type: QueryTypes.SELECT },
      ),
    );
    expect(row).toMatchObject({ zone: '+00:00', id: company.bill.actor.id });
    expect(row?.mode).toContain('STRICT_ALL_TABLES');
    expect(row?.role).toMatch(/^`?commercial`?/);
    expect(() => sessionStatements("gestion'; DROP ROLE x")).toThrow();
  });

  it('is closed when the line is silent during a statement, and only then', async () => {
    const { server } = company;
    const line = await openLine(server);
    const account = { address: { socketPath: line.socketPath }, schema: 'epicevent', ...server.admin };
    const connection = createConnection({ ...account, ...connectionOptions(account.address) });
    connection.on('error', () => undefined);
    breakWhenSilent(connection, { ...account, password: '' }, 200);
    const say = (sql: string) =>
      new Promise<void>((resolve, reject) => connection.query(sql, (error) => (error ? reject(error) : resolve())));
    await say('SELECT 1');
    await once((connection as unknown as { readonly stream: Socket }).stream, 'timeout');
    await say('SELECT 1');
    // The server is silent, but works on it.
    await say('SELECT SLEEP(1)');
    void line.mute(/dropped/, 'before').then(line.restore);
    const error = await say("SELECT 'dropped'").catch((thrown: unknown) => thrown);
    expect(isLost(error)).toBe(true);
    expect(driverError(error).code).toBe('ETIMEDOUT');
    expect(isLost(new Error('The server stays silent.'))).toBe(false);
    await line.close();
  });

  it('of the sign-in account can read no table', async () => {
    const { config } = company.server;
    const connection = await connectOnce({
      address: config.database,
      schema: config.schema,
      user: 'epicevent_login',
      password: config.loginSecret,
      department: null,
    });
    await expect(connection.query('SELECT * FROM collaborator')).rejects.toMatchObject({ errno: 1142 });
    connection.destroy();
  });
});
