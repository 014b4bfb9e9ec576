import { setTimeout as wait } from 'node:timers/promises';
import type { RowDataPacket } from 'mysql2/promise';
import { withConnection } from '../db/connectOnce.ts';
import { isAccountRefused } from '../db/driverError.ts';
import { Unavailable } from '../domain/errors.ts';
import { SSH_KEY_TYPES } from '../domain/sshKey.ts';
import type { KeysFile } from '../settings/keysFile.ts';

/** What the SSH server asks: a key by its fingerprint, or the person of a certificate. */
interface Question {
  readonly fingerprint?: string | undefined;
  readonly certificate?: string | undefined;
  /** The path of this program. */
  readonly program: string;
}

interface Found extends RowDataPacket {
  readonly username: string;
  readonly ssh_key_id: number | null;
  readonly type: string | null;
  readonly body: string | null;
}

/** The SSH server waits for the answer, and so does whoever comes in. */
const PATIENCE_MS = 5000;

const USERNAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;
const BODY = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * Returns the line for the SSH server: what the key may do, and whose it is. No line for a key that is nobody’s.
 * @throws Unavailable if the database does not answer within five seconds, or refuses the account. It writes no log.
 */
export async function authorizedLines(file: KeysFile, question: Question): Promise<readonly string[]> {
  const patience = new AbortController();
  const late = wait(PATIENCE_MS, null, { signal: patience.signal }).catch(() => null);
  const asked = ask(file, question).catch((error: unknown) => {
    if (isAccountRefused(error)) throw new Unavailable({ key: 'cli.keys.refused' });
    return null;
  });
  const rows = await Promise.race([asked, late]).finally(() => patience.abort());
  if (rows === null) throw new Unavailable({ key: 'cli.keys.away' });
  return rows.flatMap((row) => lineOf(row, question.program) ?? []);
}

async function ask({ database, schema, keysSecret }: KeysFile, question: Question): Promise<readonly Found[]> {
  const account = { address: database, schema, user: 'epicevent_keys', password: keysSecret, department: null };
  return withConnection(account, async (connection) => {
    const values = [question.fingerprint?.slice(0, 64) ?? null, question.certificate?.slice(0, 64) ?? null];
    const [results] = await connection.query<Found[][]>('CALL authorized_key(?, ?)', values);
    return results[0] ?? [];
  });
}

/** Every part is checked again: the SSH server and a shell read this line. */
function lineOf({ username, ssh_key_id: id, type, body }: Found, program: string): string | null {
  if (!USERNAME.test(username)) return null;
  const options = (number: number | null) =>
    `restrict,pty,command="${program} ssh ${username}${number === null ? '' : ` --key ${number}`}"`;
  if (id === null) return `${options(null)} ${username}`;
  const known = SSH_KEY_TYPES.find((name) => name === type);
  if (!known || body === null || !BODY.test(body) || !Number.isSafeInteger(Number(id))) return null;
  return `${options(Number(id))} ${known} ${body}`;
}
