import { createHmac } from 'node:crypto';
import { compare, hash } from 'bcrypt';

const COST = 12;

/**
 * What bcrypt is given instead of the password: 44 characters, whatever its length, so that nothing is cut at 72 bytes;
 * keyed with something that is not in the database, so that a copied table of hashes is of no use by itself.
 */
function keyed(serverKey: Buffer, password: string): string {
  const pepper = createHmac('sha256', serverKey).update('password').digest();
  return createHmac('sha256', pepper).update(password.normalize('NFC'), 'utf8').digest('base64');
}

/** @returns the bcrypt hash to store; about a quarter of a second */
export function hashPassword(serverKey: Buffer, password: string): Promise<string> {
  return hash(keyed(serverKey, password), COST);
}

/** @returns whether this is the password; as long for yes as for no */
export function isPassword(serverKey: Buffer, password: string, stored: string): Promise<boolean> {
  return compare(keyed(serverKey, password), stored);
}
