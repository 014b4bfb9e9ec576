import type { Logger } from 'pino';
import { sayGoodbye } from '../db/connectOnce.ts';
import { driverError } from '../db/driverError.ts';
import { requireSameVersion } from '../db/schemaVersion.ts';
import { keyProof, nameDigest } from '../db/serverKey.ts';
import { RULES } from '../domain/rules.ts';
import type { Config, SshPerson } from '../settings/config.ts';
import { type Challenge, enterHealing, type Identity, identify, repeated, signInFailure } from './authenticate.ts';
import type { SignInLine } from './signInLine.ts';

/**
 * Signs in whom the SSH server knows by a key, through the login account: the database checks the person and the key
 * again, and wants the proof that the caller holds the server key. It writes the entry of the journal.
 * @param enter opens the session of the person
 * @returns the identity; null for who may not sign in so: not active, of the demo company, a password to change first,
 *   a key that was taken away
 * @throws Unavailable as `authenticate`
 */
export async function authenticateByKey(
  { config, log }: { readonly config: Config; readonly log: Logger },
  { username, key }: SshPerson,
  line: SignInLine,
  enter: (identity: Identity) => Promise<void>,
): Promise<Identity | null> {
  try {
    const { connection, isSet } = await line.take();
    try {
      await isSet;
      const proof = keyProof(config.serverKey, username, key);
      const [results] = await repeated(connection, log, () =>
        connection.query<Challenge[][]>('CALL login_by_key(?, ?, ?, ?)', [username, key, config.origin, proof]),
      );
      const row = results[0]?.[0];
      if (!row) throw new Error('The sign-in query returned no row.');
      await requireSameVersion(row.schema_step);
      return await enterHealing(connection, { config, log }, identify(row), enter);
    } finally {
      void sayGoodbye(connection);
    }
  } catch (error) {
    if (driverError(error).errno === RULES.not_active[0]) {
      log.warn({ name: nameDigest(config.serverKey, username), origin: config.origin }, 'sign-in by key refused');
      return null;
    }
    throw signInFailure(error, log);
  }
}
