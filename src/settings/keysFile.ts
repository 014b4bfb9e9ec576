import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { Usage } from '../domain/errors.ts';
import { errorCode } from '../files/errorCode.ts';
import { makePrivateFolder } from '../files/privateFolder.ts';
import { addressSchema } from './configFile.ts';
import type { Paths } from './userPaths.ts';

const keysSchema = z.strictObject({
  database: addressSchema,
  schema: z.string().check(z.regex(/^[A-Za-z0-9_]{1,64}$/)),
  keysSecret: z.string().check(z.minLength(16)),
});

/** What the Unix account that reads keys for the SSH server holds: none of the application’s other secrets. */
export type KeysFile = z.infer<typeof keysSchema>;

/** Returns the path of the file of the account that reads keys. */
export const keysFilePath = (home: Paths): string => join(home.config, 'keys.json');

/**
 * Reads that file. Only its owner may read it.
 * @throws Usage (`cli.keysFile.missing`, `cli.configBroken`, `cli.configForeign`, `cli.configOpen`), never with a value
 */
export function readKeysFile(home: Paths): KeysFile {
  const path = keysFilePath(home);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const isMissing = ['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '');
    throw new Usage({ key: isMissing ? 'cli.keysFile.missing' : 'cli.configUnreadable', params: { path } });
  }
  makePrivateFolder(home.config); // Others must not be able to replace the file.
  const { uid, mode } = statSync(path);
  if (uid !== process.getuid?.()) throw new Usage({ key: 'cli.configForeign', params: { path } });
  if ((mode & 0o077) !== 0) throw new Usage({ key: 'cli.configOpen', params: { path } });
  const parsed = keysSchema.safeParse(parse(text));
  if (!parsed.success) throw new Usage({ key: 'cli.configBroken', params: { path, part: 'JSON' } });
  return parsed.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Reported as broken, without the parser’s message, which quotes the text.
  }
}
