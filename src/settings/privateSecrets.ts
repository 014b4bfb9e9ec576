import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { Usage } from '../domain/errors.ts';
import { errorCode } from '../files/errorCode.ts';
import { folderProblem } from '../files/folderProblem.ts';
import { makePrivateFolder } from '../files/privateFolder.ts';
import { writeWholeSync } from '../files/writeWhole.ts';
import type { PrivateServerPaths } from './privateServerPaths.ts';

const secretsSchema = z.strictObject({
  serverKey: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  loginSecret: z.string().check(z.minLength(16)),
});

/**
 * Returns the secrets of the private server. They are stored beside its data, because the data are useless without
 * them. The first call creates them, but never beside data that were made with others. If two sessions start at once,
 * both get those that were stored first.
 * @throws Usage when the folder cannot be used, the file is broken, or it is missing beside data
 */
export function privateSecrets(places: PrivateServerPaths): { serverKey: Buffer; loginSecret: string } {
  const text = read(places.secretsFile) ?? make(places);
  const parsed = secretsSchema.safeParse(parse(text));
  if (!parsed.success) {
    throw new Usage({ key: 'cli.secretsBroken', params: { path: places.secretsFile, folder: places.folder } });
  }
  return { serverKey: Buffer.from(parsed.data.serverKey, 'hex'), loginSecret: parsed.data.loginSecret };
}

/**
 * Stores the secrets of a backup, before its data are restored.
 * @throws Usage (`restore.otherKey` where others are stored; otherwise as `privateSecrets`)
 */
export function putPrivateSecrets(
  places: PrivateServerPaths,
  secrets: { serverKey: string; loginSecret: string },
): void {
  const { serverKey, loginSecret } = secrets;
  // Beside data without secrets, `privateSecrets` below refuses.
  if (!existsSync(places.dataFolder)) store(places, { serverKey, loginSecret });
  if (privateSecrets(places).serverKey.toString('hex') !== serverKey) {
    throw new Usage({ key: 'restore.otherKey', params: { path: places.secretsFile } });
  }
}

function make(places: PrivateServerPaths): string {
  // The data get their name after the file. Reading again: another session may have made both meanwhile.
  if (existsSync(places.dataFolder)) {
    const { secretsFile: path, folder } = places;
    const made = read(path);
    if (made === null) throw new Usage({ key: 'cli.secretsGone', params: { path, folder } });
    return made;
  }
  const fresh = { serverKey: randomBytes(32).toString('hex'), loginSecret: randomBytes(24).toString('base64url') };
  store(places, fresh);
  return read(places.secretsFile) ?? '';
}

function store(places: PrivateServerPaths, secrets: z.infer<typeof secretsSchema>): void {
  try {
    makePrivateFolder(places.folder);
    writeIfAbsent(places.secretsFile, JSON.stringify(secrets));
  } catch (error) {
    if (error instanceof Usage) throw error;
    throw folderProblem(places.folder, error);
  }
}

/** Never overwrites an existing file: another session may have created it meanwhile. */
function writeIfAbsent(path: string, text: string): void {
  try {
    writeWholeSync(path, text, { mayReplace: false });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw folderProblem(path, error);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // The caller reports the file as broken, without its text.
  }
}
