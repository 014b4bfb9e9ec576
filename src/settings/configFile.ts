import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { Usage } from '../domain/errors.ts';
import { errorCode } from '../files/errorCode.ts';
import { folderProblem } from '../files/folderProblem.ts';
import { makePrivateFolder } from '../files/privateFolder.ts';
import { writeWholeSync } from '../files/writeWhole.ts';
import type { Paths } from './userPaths.ts';

/** Uses zod's small API, because this file is loaded before the first screen. */
const text = (least: number) => z.string().check(z.minLength(least));

const host = { host: text(1), port: z._default(z.int().check(z.minimum(1), z.maximum(65535)), 3306) };
const tls = z._default(z.boolean(), true);

export const addressSchema = z.union([
  z.strictObject({ socketPath: text(1) }),
  z.strictObject({ ...host, tls }),
  z.strictObject({ hosts: z.readonly(z.array(z.strictObject(host)).check(z.minLength(1))), tls }),
]);

const within = (least: number, most: number, usual: number) =>
  z._default(z.int().check(z.minimum(least), z.maximum(most)), usual);

/** When a session locks its screen, where 0 is never, and when it ends. */
const sessionSchema = z.strictObject({ lockAfterMinutes: within(0, 240, 15), endAfterHours: within(1, 24, 12) });

/** Whether a person’s SSH key signs in without the password. */
const sshSchema = z.strictObject({ keyIsEnough: z._default(z.boolean(), false) });

const fileSchema = z
  .strictObject({
    database: z.optional(addressSchema),
    schema: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_]{1,64}$/))),
    serverKey: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
    loginSecret: z.optional(text(16)),
    zone: z.optional(z.string().check(z.refine(isZone))),
    lang: z.optional(z.enum(['fr', 'en'])),
    demo: z.optional(z.boolean()),
    session: z.optional(sessionSchema),
    ssh: z.optional(sshSchema),
  })
  .check(
    z.superRefine((file, context) => {
      if (file.database === undefined) return;
      for (const name of ['serverKey', 'loginSecret'] as const) {
        if (file[name] === undefined) context.addIssue({ code: 'custom', path: [name], message: 'missing' });
      }
    }),
  );

export interface Host {
  readonly host: string;
  readonly port: number;
}

/** How to reach one server: over the network, or a Unix socket of this machine. */
export type ServerAddress = (Host & { readonly tls: boolean }) | { readonly socketPath: string };

/** How to reach the database: one server, or the nodes of a cluster, in the order in which they are tried. */
export type DatabaseAddress = ServerAddress | { readonly hosts: readonly Host[]; readonly tls: boolean };

/** The content of the config file. Every part is optional. `serverKey` has 64 hexadecimal digits. */
export type ConfigFile = z.infer<typeof fileSchema>;

/** After how long without a key a session locks its screen, 0 for never, and after how long it ends. */
export type SessionLimits = z.infer<typeof sessionSchema>;

/** The limits where the config file names none. */
export const USUAL_LIMITS: SessionLimits = Object.freeze(sessionSchema.parse({}));

/** Returns the path of the user's config file. */
export function configFilePath(home: Paths): string {
  return join(home.config, 'config.json');
}

/**
 * Reads the config file. A missing file counts as an empty one.
 * @throws Usage (`cli.configUnreadable`, `cli.configBroken`, `cli.configOpen`, `cli.configForeign`) with the path and the wrong part, never
 * with a value, which may be a secret
 */
export function readConfigFile(home: Paths): ConfigFile {
  const path = configFilePath(home);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return {};
    throw new Usage({ key: 'cli.configUnreadable', params: { path } }, { cause: error });
  }
  makePrivateFolder(home.config); // Others must not be able to replace the file.
  if (statSync(path).uid !== process.getuid?.()) throw new Usage({ key: 'cli.configForeign', params: { path } });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    // The parser's message quotes the text of the file, which may contain a secret.
    throw new Usage({ key: 'cli.configBroken', params: { path, part: 'JSON' } });
  }
  const parsed = fileSchema.safeParse(content);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : '';
    const part = [...(issue?.path ?? []).map(String), unknown].filter(Boolean).join('.') || 'JSON';
    throw new Usage({ key: 'cli.configBroken', params: { path, part } });
  }
  const holdsSecrets = parsed.data.serverKey !== undefined || parsed.data.loginSecret !== undefined;
  if (holdsSecrets && (statSync(path).mode & 0o077) !== 0) throw new Usage({ key: 'cli.configOpen', params: { path } });
  return parsed.data;
}

/** Returns what an administrator has chosen in the file beside the database: it is kept where the file is written again. */
export function chosenIn({ lang, session, ssh }: ConfigFile): Pick<ConfigFile, 'lang' | 'session' | 'ssh'> {
  return {
    ...(lang !== undefined && { lang }),
    ...(session !== undefined && { session }),
    ...(ssh !== undefined && { ssh }),
  };
}

/** Writes the config file atomically. Only its owner can read it. @returns its path */
export function writeConfigFile(home: Paths, file: ConfigFile): string {
  const path = configFilePath(home);
  try {
    makePrivateFolder(home.config);
    writeWholeSync(path, `${JSON.stringify(file, null, 2)}\n`, { mayReplace: true });
  } catch (error) {
    if (error instanceof Usage) throw error;
    throw folderProblem(home.config, error);
  }
  return path;
}

/** Returns whether `Intl` knows this time zone. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false; // Unknown zone.
  }
}
