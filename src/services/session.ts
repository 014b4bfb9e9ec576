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
import type { Config, SshPerson } from '../settings/config.ts';
import { authenticate, type Identity } from './authenticate.ts';
import { authenticateByKey } from './authenticateByKey.ts';
import type { OpenSession } from './databaseOf.ts';
import { leave } from './openSessions.ts';
import { raiseHash } from './raiseHash.ts';
import { createSignInLine, type SignInLine } from './signInLine.ts';
import { createJournal, type Journal } from './undoJournal.ts';

export type { Actor };

/** The dependencies available before sign-in. */
export interface SessionDeps {
  readonly config: Config;
  readonly now: () => Date;
  readonly log: Logger;
}

/**
 * The session of one signed-in user. Two sessions share nothing, even in one process. The database connection is not
 * part of this type: only services get it, from `databaseOf`, and each service checks permissions first.
 */
export interface Session extends SessionDeps {
  /** Replaced after the first change of password: do not keep a reference. */
  readonly actor: Actor;
  /** Announces the changes saved by this session and by other users. */
  readonly changes: Database['changes'];
  readonly clock: CompanyClock;
  /** The changes of this session, for undo. */
  readonly journal: Journal;
  /** What the user is told at the start; null if nothing. */
  readonly notice: Message | null;
  /** Replaced when the language changes: do not keep a reference. */
  readonly texts: Translator;
  /** Changes the language of all messages. */
  setLanguage(lang: Translator['lang']): void;
  /** Grants the rights of the department, after the first change of password. */
  passwordChanged(): void;
  close(): Promise<void>;
  /**
   * Calls the listener once, when another user deactivates this one, changes their department or password, or ends the
   * session; then with the reason.
   */
  onEnded(listener: (reason: Message | null) => void): void;
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
  const refusals = new Set<Promise<void>>();
  const leaving = new Set<() => Promise<void>>();
  return {
    config,
    now,
    log,
    db,
    refusals,
    leaving,
    models: defineModels(db.sequelize),
    changes: db.changes,
    clock: createCompanyClock(config.zone, now),
    journal: createJournal(),
    notice: identity.isHealed ? { key: 'login.healed' } : null,
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
    async close() {
      await Promise.all(refusals);
      await leave(leaving);
      await db.close();
    },
    onEnded: (listener) => db.onEnded(listener),
  };
}

/**
 * Preloads what the libraries need for their first session, while the user types the password.
 * @returns the line for the sign-ins of one screen
 */
export function prepare({ config, log }: SessionDeps): SignInLine {
  const nobody = { address: config.database, schema: config.schema, user: '', password: '', department: null };
  // This opens no connection: the first statement does.
  defineModels(openDatabase(nobody, log).sequelize);
  return createSignInLine({ config, log });
}

/**
 * Signs in a user. Spaces around the username, and line ends pasted with the password, are ignored. An unknown
 * username, a wrong password and a deactivated account take the same time and give the same error. Whom the SSH server
 * knows by a key signs in as nobody else.
 * @param line gives the connection that was opened while the user typed; without it, one is opened now
 * @throws Invalid `refused.signIn` on the field `password`, the same for all three
 * @throws NotAllowed `refused.signInWait` with `count` in seconds, after too many failures
 * @throws Unavailable if the database does not answer
 */
export async function signIn(
  deps: SessionDeps,
  username: string,
  password: string,
  line: SignInLine = createSignInLine(deps),
): Promise<Session> {
  const name = username.trim();
  const { person } = deps.config;
  if (person !== null && person.username !== name) throw new Invalid({ password: WRONG }, WRONG);
  const typed = withoutLineEnds(password);
  const entered = await opening(deps, (enter) => authenticate(deps, name, typed, line, enter));
  if (entered === null) throw new Invalid({ password: WRONG }, WRONG);
  const { session, identity } = entered;
  session.log.info('signed in');
  if (identity.outdatedHash) void raiseHash(session, typed, identity.outdatedHash);
  return session;
}

/**
 * Signs in whom the SSH server knows by their own key, without a password.
 * @throws Invalid `login.keyNotEnough` on the field `password` where the administrator, the person or the key does not
 *   allow it; Unavailable if the database does not answer
 */
export async function signInByKey(
  deps: SessionDeps,
  person: SshPerson,
  line: SignInLine = createSignInLine(deps),
): Promise<Session> {
  const problem: Message = { key: 'login.keyNotEnough' };
  const entered = deps.config.isKeyEnough
    ? await opening(deps, (enter) => authenticateByKey(deps, person, line, enter))
    : null;
  if (entered === null) throw new Invalid({ password: problem }, problem);
  entered.session.log.info('signed in by key');
  return entered.session;
}

/** Opens the session of whom `check` knows. @returns null for nobody */
async function opening(
  deps: SessionDeps,
  check: (enter: (identity: Identity) => Promise<void>) => Promise<Identity | null>,
): Promise<{ readonly session: OpenSession; readonly identity: Identity } | null> {
  const opened: OpenSession[] = [];
  const enter = async (identity: Identity): Promise<void> => {
    const session = open(deps, identity);
    opened.push(session);
    const { db } = session;
    // Opens both connections in parallel: the lists will use the second one at once.
    const ready = Promise.all([unitOfWork(db, async () => undefined), db.readyToRead()]);
    await ready.catch(async (error) => {
      await session.close();
      opened.pop();
      throw error;
    });
  };
  try {
    const identity = await check(enter);
    const [session] = opened;
    return session && identity ? { session, identity } : null;
  } catch (error) {
    await Promise.all(opened.map((session) => session.close()));
    throw error;
  }
}
