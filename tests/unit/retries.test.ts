/** What is repeated in silence, what is asked of the server, and what is told, by the answers of the server. */
import { pino } from 'pino';
import type { Transaction } from 'sequelize';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from '../../src/db/connection.ts';
import { type UnitOptions, unitOfWork } from '../../src/db/unitOfWork.ts';
import { NotAllowed, OutcomeUnknown, type UserError } from '../../src/domain/errors.ts';
import { type Answer, openScriptedServer, type ScriptedServer } from '../support/scriptedServer.ts';

const WRITE = "UPDATE client SET phone = '112'";
const READ = 'DO 1';
const IS_GALERA = "SHOW VARIABLES LIKE 'wsrep_on'";
const COMMIT = 'COMMIT;';

let server: ScriptedServer;
let db: Database;
afterEach(async () => {
  vi.useRealTimers();
  await db.close();
  await server.close();
});

/** Opens the database of a server that answers so; what it is not told about succeeds. */
async function serve(answer: (sql: string, times: number) => Answer): Promise<void> {
  server = await openScriptedServer(answer);
  const account = { address: { socketPath: server.socketPath }, schema: 'epicevent', user: 'ada', password: 'x' };
  db = openDatabase({ ...account, department: 'gestion' }, pino({ level: 'silent' }));
}

const ask = (sql: string) => async (transaction: Transaction) => {
  await db.sequelize.query(sql, { transaction });
  return 'done';
};
const save = (options?: UnitOptions, sql = WRITE) => unitOfWork(db, ask(sql), options);
const told = async (work: Promise<unknown>): Promise<UserError> => {
  try {
    await work;
  } catch (error) {
    return error as UserError;
  }
  throw new Error('Nothing was refused.');
};
const times = (sql: string) => server.heard.filter((each) => each === sql).length;
const once = (sql: string, said: Answer) => (each: string, nth: number) => (each === sql && nth === 1 ? said : 'ok');
const always = (sql: string, said: Answer) => (each: string) => (each === sql ? said : 'ok');

describe('a save', () => {
  it('is sent once', async () => {
    await serve(() => 'ok');
    expect(await save()).toBe('done');
    expect(server.heard).toEqual([WRITE, COMMIT]);
  });

  it.each<[string, Answer]>([
    ['a deadlock', { errno: 1213 }],
    ['a row that is locked for long', { errno: 1205 }],
    ['a row that changed since it was read', { errno: 1020 }],
    ['a cluster that rolls back', { errno: 3101 }],
    ['a statement that was ended', { errno: 1317 }],
    ['a server that shuts down', { errno: 1053 }],
    ['a line that is cut', 'cut'],
    [
      'the same creation at the same time',
      { errno: 1062, message: "Duplicate entry 'x' for key 'client.request_key'" },
    ],
  ])('is repeated in silence after %s', async (_, said) => {
    await serve(once(WRITE, said));
    expect(await save()).toBe('done');
    expect([times(WRITE), times(COMMIT)]).toEqual([2, 1]);
  });

  it.each<[string, Answer, string]>([
    [
      'a value that somebody else has',
      { errno: 1062, message: "Duplicate entry 'x' for key 'email'" },
      'error.invalid',
    ],
    ['a missing right', { errno: 1142 }, 'refused.database'],
    ['an error in the statement', { errno: 1064 }, 'error.unexpected'],
    ['an account that was closed', { errno: 1045 }, 'refused.sessionEnded'],
  ])('is not repeated after %s, but taken back', async (_, said, key) => {
    await serve(always(WRITE, said));
    expect((await told(save())).problem.key).toBe(key);
    expect(server.heard).toEqual([WRITE, 'ROLLBACK;']);
  });

  it('ends the session if the server says that the account is closed', async () => {
    await serve(always(WRITE, { errno: 1045 }));
    let ended = 0;
    db.onEnded(() => {
      ended += 1;
    });
    await told(save());
    expect(ended).toBe(1);
  });

  it('ends what blocks it before it tries again, and gives up at the third time', async () => {
    await serve(always(WRITE, { errno: 1205 }));
    expect((await told(save())).problem.key).toBe('refused.busy');
    expect(server.heard.filter((sql) => sql !== 'ROLLBACK;')).toEqual([
      ...[WRITE, 'CALL end_blockers()', WRITE, 'CALL end_blockers()', WRITE],
    ]);
  });

  it('ends nobody for other reasons', async () => {
    await serve((sql, nth) => (sql === WRITE && nth < 3 ? { errno: nth === 1 ? 1205 : 1213 } : 'ok'));
    expect(await save()).toBe('done');
    expect(server.heard.filter((sql) => sql !== 'ROLLBACK;').slice(0, -1)).toEqual([
      ...[WRITE, 'CALL end_blockers()', WRITE, WRITE],
    ]);
  });

  it('is tried seven times, with longer and longer pauses', async () => {
    const at: number[] = [];
    await serve((sql) => {
      if (sql === WRITE) at.push(performance.now());
      return sql === WRITE ? { errno: 1213 } : 'ok';
    });
    expect((await told(save())).problem.key).toBe('refused.busy');
    const pauses = at.slice(1).map((time, n) => time - (at[n] ?? 0));
    expect(pauses).toHaveLength(6);
    for (const [n, pause] of pauses.entries()) expect(pause).toBeGreaterThan(19 * 2 ** n);
    expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeLessThan(6000);
  });

  it('begins no further try after six seconds', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    await serve((sql) => {
      if (sql !== WRITE) return 'ok';
      vi.advanceTimersByTime(3100);
      return { errno: 1213 };
    });
    expect((await told(save())).problem.key).toBe('refused.busy');
    expect(times(WRITE)).toBe(2);
  });

  it('that a rule of the application refuses is taken back and never repeated', async () => {
    await serve(() => 'ok');
    const refusal = new NotAllowed({ key: 'refused.noRecord' });
    const work = unitOfWork(db, async (transaction) => {
      await ask(WRITE)(transaction);
      throw refusal;
    });
    expect(await told(work)).toBe(refusal);
    expect(server.heard).toEqual([WRITE, 'ROLLBACK;']);
  });

  it('that is only tried out stores nothing', async () => {
    await serve(() => 'ok');
    expect(await save({ dryRun: true })).toBe('done');
    expect(server.heard).toEqual([WRITE, 'ROLLBACK;']);
  });

  it('succeeds though the rollback before it could not be sent', async () => {
    await serve((sql, nth) => (sql === WRITE && nth === 1 ? { errno: 1205 } : sql === 'ROLLBACK;' ? 'cut' : 'ok'));
    expect(await save()).toBe('done');
  });

  it('frees the rows of a try whose line was cut before it tries again', async () => {
    await serve((sql, nth) => {
      if (sql.startsWith('KILL')) return { errno: 1094 };
      return sql === WRITE && nth === 1 ? 'cut' : 'ok';
    });
    expect(await save()).toBe('done');
    expect(server.heard.filter((sql) => sql !== 'ROLLBACK;')).toEqual([WRITE, 'KILL 1', WRITE, COMMIT]);
    expect(await save()).toBe('done');
    expect(server.heard.filter((sql) => sql.startsWith('KILL'))).toEqual(['KILL 1']);
  });

  it('is not tried again for a person whose account was closed meanwhile', async () => {
    await serve((sql) => {
      if (sql !== WRITE) return 'ok';
      server.refuse(1045);
      return 'cut';
    });
    const ended = new Promise<void>((resolve) => db.onEnded(() => resolve()));
    expect((await told(save())).problem.key).toBe('refused.sessionEnded');
    await ended;
    expect(times(WRITE)).toBe(1);
  });
});

describe('a save whose COMMIT is cut', () => {
  const isStored = (stored: boolean) => async (transaction: Transaction) => {
    await ask('DO 2')(transaction);
    return stored;
  };
  const cutOnce = (sql: string, nth: number): Answer => {
    if (sql.startsWith('KILL')) return { errno: 1094 };
    return sql === COMMIT && nth === 1 ? 'cut' : 'ok';
  };

  it('is told as unknown where nobody can ask, and not repeated', async () => {
    await serve(cutOnce);
    expect((await told(save())).problem.key).toBe('refused.commitUnknown');
    expect(times(WRITE)).toBe(1);
  });

  it('is asked for, and done if it is stored; the question itself stores nothing', async () => {
    await serve(cutOnce);
    expect(await save({ isStored: isStored(true) })).toBe('done');
    expect(server.heard).toEqual([WRITE, COMMIT, 'KILL 1', IS_GALERA, 'DO 2', 'ROLLBACK;']);
  });

  it('is repeated if it is not stored', async () => {
    await serve(cutOnce);
    expect(await save({ isStored: isStored(false) })).toBe('done');
    expect(server.heard).toEqual([WRITE, COMMIT, 'KILL 1', IS_GALERA, 'DO 2', 'ROLLBACK;', WRITE, COMMIT]);
  });

  it('is asked for again where the question meets a locked row, more than three times', async () => {
    await serve((sql, nth) => (sql === 'DO 2' && nth < 5 ? { errno: 1205 } : cutOnce(sql, nth)));
    expect(await save({ isStored: isStored(true) })).toBe('done');
    expect(times(WRITE)).toBe(1);
  });

  it('is repeated after a question that failed only when the next one says that it is not stored', async () => {
    await serve((sql, nth) => (sql === 'DO 2' && nth === 1 ? { errno: 1213 } : cutOnce(sql, nth)));
    expect(await save({ isStored: isStored(false) })).toBe('done');
    expect([times(WRITE), times('DO 2')]).toEqual([2, 2]);
  });

  it('stays unknown where the question gets no answer; asked later, the server tells', async () => {
    let isAway = true;
    await serve((sql, nth) => (sql === 'DO 2' && isAway ? 'cut' : cutOnce(sql, nth)));
    const refusal = await told(save({ isStored: isStored(true) }));
    expect(refusal).toBeInstanceOf(OutcomeUnknown);
    isAway = false;
    expect(await (refusal as OutcomeUnknown).ask()).toBe(true);
    expect(times(WRITE)).toBe(1);
  });

  it('stays unknown for a person whose account was closed meanwhile', async () => {
    await serve((sql, nth) => {
      if (sql === COMMIT) server.refuse(1045);
      return cutOnce(sql, nth);
    });
    expect(await told(save({ isStored: isStored(true) }))).toBeInstanceOf(OutcomeUnknown);
    expect(times(WRITE)).toBe(1);
  });
});

it('a COMMIT that the server refuses is told, and not repeated', async () => {
  await serve(always(COMMIT, { errno: 1290 }));
  const asked = vi.fn(async () => true);
  expect((await told(save({ isStored: asked }))).problem.key).toBe('refused.readOnly');
  expect([times(WRITE), asked.mock.calls.length]).toEqual([1, 0]);
});

it('what only reads is repeated where the line is cut', async () => {
  await serve((sql, nth) => (sql.startsWith('KILL') ? { errno: 1094 } : sql === READ && nth === 1 ? 'cut' : 'ok'));
  expect(await save({}, READ)).toBe('done');
  expect(times(READ)).toBe(2);
});

it('nothing waits for the answer to what keeps a connection awake', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  await serve((sql) => (sql === 'DO 0' ? 'silent' : 'ok'));
  await save();
  vi.advanceTimersByTime(10_000);
  await expect.poll(() => server.heard).toContain('DO 0');
  const again = save().catch(() => undefined);
  await expect.poll(() => times(WRITE)).toBe(2);
  await server.close();
  await again;
});
