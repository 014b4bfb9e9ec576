import type { Connection, RowDataPacket } from 'mysql2/promise';
import type { Logger } from 'pino';
import { sayGoodbye } from '../db/connectOnce.ts';
import { driverError, isLockWait, isTransient, loggable } from '../db/driverError.ts';
import { endBlockers } from '../db/endBlockers.ts';
import { isNotWhole, requireSameVersion } from '../db/schemaVersion.ts';
import { databaseSecret, nameDigest } from '../db/serverKey.ts';
import { translateError } from '../db/translateError.ts';
import { NotAllowed, Unavailable, UserError } from '../domain/errors.ts';
import { ROLES } from '../domain/roles.ts';
import type { Actor } from '../policies/actor.ts';
import { type Config, maySignIn } from '../settings/config.ts';
import { isOutdated, isPassword } from './hashPassword.ts';
import type { SignInLine } from './signInLine.ts';

/** The collaborator who authenticated, and the state of their database account. */
export interface Identity {
  readonly actor: Actor;
  readonly accountVersion: number;
  /** Whether the database account had another password, and got the right one again just now. */
  readonly isHealed: boolean;
  /** The stored hash, where its cost is lower than that of new ones. */
  readonly outdatedHash: string | null;
}

export interface Challenge extends RowDataPacket {
  readonly collaborator_id: number;
  readonly password_hash: string;
  readonly role: string;
  readonly state: string;
  readonly account_version: number;
  readonly must_change: number;
  readonly first_name: string;
  readonly last_name: string;
  readonly username: string;
  readonly wait_seconds: number;
  readonly schema_step?: unknown;
}

async function challenge(connection: Connection, username: string, origin: string): Promise<Challenge> {
  const [results] = await connection.query<Challenge[][]>('CALL login_challenge(?, ?)', [username, origin]);
  const row = results[0]?.[0];
  if (!row) throw new Error('The sign-in query returned no row.');
  return row;
}

const ATTEMPTS = 4;
/** No further attempt begins after this many milliseconds. */
const PATIENCE_MS = 6000;

/**
 * Runs a call again that ended in a deadlock, or waited too long for a lock: the server has taken it back as a whole.
 * Those who block are ended before.
 */
export async function repeated<T>(connection: Connection, log: Logger, call: () => Promise<T>): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (let tried = 1; ; tried += 1) {
    try {
      return await call();
    } catch (error) {
      if (!isTransient(error) || tried === ATTEMPTS || performance.now() > end) throw error;
      if (isLockWait(error)) await endBlockers(connection, log);
    }
  }
}

export function identify(row: Challenge): Identity {
  const role = ROLES.find((name) => name === row.role);
  if (!role) throw new Error('The database returned an unknown department.');
  return {
    actor: {
      id: row.collaborator_id,
      role,
      firstName: row.first_name,
      lastName: row.last_name,
      username: row.username,
      mustChangePassword: Boolean(row.must_change),
    },
    accountVersion: row.account_version,
    isHealed: false,
    outdatedHash: isOutdated(row.password_hash) ? row.password_hash : null,
  };
}

/** Wrong password of a database account, or an expired one. */
const WRONG_SECRET = new Set([1045, 1698, 1820, 1862]);

/**
 * Opens the session. If the database account refuses its derived password, because its owner has changed it, the database
 * sets a new one, and the session is opened once more.
 * @throws the refusal, if that does not help: the account is locked or missing
 */
export async function enterHealing(
  connection: Connection,
  { config, log }: { readonly config: Config; readonly log: Logger },
  identity: Identity,
  enter: (identity: Identity) => Promise<void>,
): Promise<Identity> {
  try {
    await enter(identity);
    return identity;
  } catch (refused) {
    const { actor, accountVersion } = identity;
    const isSecret = refused instanceof UserError && WRONG_SECRET.has(driverError(refused.cause).errno ?? 0);
    if (!isSecret) throw refused;
    const secret = databaseSecret(config.serverKey, actor.id, accountVersion);
    const healed = await connection
      .query<RowDataPacket[][]>('CALL heal_account(?, ?)', [actor.username, secret])
      .catch((error) => {
        log.warn({ err: loggable(error) }, 'the database account was not healed');
        throw refused;
      });
    log.warn({ actor: actor.id }, 'the database account had another password, and got a new one');
    const again = { ...identity, accountVersion: Number(healed[0][0]?.[0]?.account_version), isHealed: true };
    await enter(again);
    return again;
  }
}

/** Returns what the person is told: the installation is at fault where the database refuses the login account itself. */
export function signInFailure(error: unknown, log: Logger): UserError {
  if (error instanceof UserError) return error;
  if (isNotWhole(error)) {
    log.warn({ err: loggable(error) }, 'the schema is not whole');
    return new Unavailable({ key: 'rule.rules_missing' }, { cause: error });
  }
  const translated = translateError(error, log);
  if (translated.problem.key === 'refused.sessionEnded') return new Unavailable({ key: 'refused.loginAccount' });
  return translated;
}

/**
 * Checks a password through the login account, which has no other rights. The password is always compared, for an
 * unknown username with a dummy hash from the database. The database counts each try of a username, known or not, before
 * it is judged; a success takes it back. What is refused is logged with a digest of the name, and the origin.
 * @param line where the connection to the database comes from
 * @param enter opens the session of the right person, while the success is recorded
 * @returns the identity, or null for every kind of failure
 * @throws NotAllowed `refused.signInWait` while the username must wait; `refused.signInDemo` for a demo account, whose
 *   password is public, on a company server; `rule.rules_missing` while the database lacks a rule
 * @throws Unavailable `schema.newer`, `schema.older` for a schema of another version
 */
export async function authenticate(
  { config, log }: { readonly config: Config; readonly log: Logger },
  username: string,
  password: string,
  line: SignInLine,
  enter: (identity: Identity) => Promise<void> = async () => undefined,
): Promise<Identity | null> {
  try {
    const { connection, isSet } = await line.take();
    try {
      const asked = repeated(connection, log, () => challenge(connection, username, config.origin));
      const [row] = await Promise.all([asked, isSet]);
      await requireSameVersion(row.schema_step);
      const isRight = await isPassword(config.serverKey, password, row.password_hash);
      const wait = Number(row.wait_seconds);
      const succeeded = wait === 0 && isRight && maySignIn(config, row.state);
      if (!succeeded)
        log.warn({ name: nameDigest(config.serverKey, username), origin: config.origin, wait }, 'sign-in refused');
      if (wait > 0) throw new NotAllowed({ key: 'refused.signInWait', params: { count: wait } });
      if (isRight && !succeeded && row.state === 'demo') throw new NotAllowed({ key: 'refused.signInDemo' });
      if (!succeeded) return null;
      const identity = identify(row);
      const recorded = repeated(connection, log, () =>
        connection.query('CALL login_succeeded(?, ?)', [username, config.origin]),
      );
      const [entered] = await Promise.all([enterHealing(connection, { config, log }, identity, enter), recorded]);
      return entered;
    } finally {
      void sayGoodbye(connection);
    }
  } catch (error) {
    throw signInFailure(error, log);
  }
}
