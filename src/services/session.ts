import type { Logger } from 'pino';
import { type Database, openDatabase } from '../db/connection.ts';
import { accountName, databaseSecret } from '../db/serverKey.ts';
import { unitOfWork } from '../db/unitOfWork.ts';
import { type CompanyClock, createCompanyClock } from '../domain/companyClock.ts';
import { Invalid, type Message } from '../domain/errors.ts';
import { withoutLineEnds } from '../domain/typedText.ts';
import { createTranslator, type Translator } from '../i18n/translator.ts';
import { defineModels } from '../models/defineModels.ts';
import type { Actor } from '../policies/actor.ts';
import type { Config } from '../settings/config.ts';
import { authenticate, type Identity } from './authenticate.ts';
import type { OpenSession } from './databaseOf.ts';
import { createJournal, type Journal } from './undoJournal.ts';

export type { Actor };

/** What somebody stands before who is not signed in yet. */
export interface SessionDeps {
  readonly config: Config;
  readonly now: () => Date;
  readonly log: Logger;
}

/**
 * One signed-in person at work. Two sessions, even of one process, share nothing. The way to the database is not among
 * it: only services have that (`databaseOf`), and each of them authorizes first.
 */
export interface Session extends SessionDeps {
  /** Another object after the first change of password: do not keep it. */
  readonly actor: Actor;
  /** What was saved, here and by others. */
  readonly changes: Database['changes'];
  readonly clock: CompanyClock;
  /** What this session changed, to be taken back. */
  readonly journal: Journal;
  /** Another object once another language is spoken: do not keep it. */
  readonly texts: Translator;
  /** From now on everything is told in this language. */
  setLanguage(lang: Translator['lang']): void;
  /** The password was changed: everything the department may do is open now. */
  passwordChanged(): void;
  close(): Promise<void>;
  /** Calls back, once, when the person was deactivated, or their department or password changed by somebody else. */
  onEnded(listener: () => void): void;
}

const WRONG: Message = { key: 'refused.signIn' };

function open(deps: SessionDeps, identity: Identity): OpenSession {
  const { config, now } = deps;
  let texts = createTranslator(config.lang, config.zone, config.program);
  let actor: Actor = Object.freeze({ ...identity.actor });
  const log = deps.log.child({ actor: actor.id });
  const db = openDatabase(
    {
      address: config.database,
      schema: config.schema,
      user: accountName(actor.id),
      password: databaseSecret(config.serverKey, actor.id, identity.accountVersion),
      department: actor.role,
    },
    log,
  );
  return {
    config,
    now,
    log,
    db,
    models: defineModels(db.sequelize),
    changes: db.changes,
    clock: createCompanyClock(config.zone, now),
    journal: createJournal(),
    get texts() {
      return texts;
    },
    setLanguage(lang) {
      if (lang !== texts.lang) texts = createTranslator(lang, config.zone, config.program);
    },
    get actor() {
      return actor;
    },
    passwordChanged() {
      actor = Object.freeze({ ...actor, mustChangePassword: false });
    },
    close: () => db.close(),
    onEnded: (listener) => db.onEnded(listener),
  };
}

/** Has the libraries load now what they load for their first session, while somebody still types their password. */
export function prepare({ config, log }: SessionDeps): void {
  const nobody = { address: config.database, schema: config.schema, user: '', password: '', department: null };
  // It connects to nothing: that is done by the first statement.
  defineModels(openDatabase(nobody, log).sequelize);
}

/**
 * Signs in with what was typed; blanks around the name, and line ends pasted with the password, are no part of them.
 * An
 * unknown name, a wrong password and a deactivated account take the same time and get the same answer.
 * @throws Invalid `refused.signIn` on the field `password`, the same for all three
 * @throws NotAllowed `refused.signInWait` with `count` seconds, after too many failures
 * @throws Unavailable when the database does not answer
 */
export async function signIn(deps: SessionDeps, username: string, password: string): Promise<Session> {
  const identity = await authenticate(deps, username.trim(), withoutLineEnds(password));
  if (!identity) {
    deps.log.warn('sign-in refused');
    throw new Invalid({ password: WRONG }, WRONG);
  }
  const session = open(deps, identity);
  try {
    const { db } = session;
    // Both of its connections at once: the lists are asked for over the other one in a moment.
    const write = unitOfWork(db, (transaction) => db.sequelize.query('SELECT 1', { transaction }));
    await Promise.all([write, db.read('SELECT 1')]);
  } catch (error) {
    await session.close();
    throw error;
  }
  session.log.info('signed in');
  return session;
}
