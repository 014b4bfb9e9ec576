import { createHmac } from 'node:crypto';
import { compare, getRounds, hash } from 'bcrypt';
import { HASH_COST } from '../domain/hashCost.ts';

/**
 * The input for bcrypt: 44 characters for every password, because bcrypt ignores bytes after the 72nd. The key is not
 * in the database, so a copied table of hashes is useless by itself.
 */
function keyed(serverKey: Buffer, password: string): string {
  const pepper = createHmac('sha256', serverKey).update('password').digest();
  return createHmac('sha256', pepper).update(password.normalize('NFC'), 'utf8').digest('base64');
}

/** @returns the bcrypt hash to store; takes about 250 ms */
export function hashPassword(serverKey: Buffer, password: string, cost = HASH_COST): Promise<string> {
  return hash(keyed(serverKey, password), cost);
}

/** @returns whether the cost of the stored hash is lower than that of new ones: then its owner's next sign-in raises it */
export const isOutdated = (stored: string): boolean => getRounds(stored) < HASH_COST;

/** @returns whether the password matches, in constant time */
export function isPassword(serverKey: Buffer, password: string, stored: string): Promise<boolean> {
  return compare(keyed(serverKey, password), stored);
}
