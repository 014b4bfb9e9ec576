import { hostname } from 'node:os';
import { DEFAULT_ZONE } from '../domain/companyClock.ts';
import { Usage } from '../domain/errors.ts';
import { type DatabaseAddress, readConfigFile, type SessionLimits, USUAL_LIMITS } from './configFile.ts';
import { privateSecrets } from './privateSecrets.ts';
import { privateServerPaths } from './privateServerPaths.ts';
import { type Environment, type Paths, userPaths } from './userPaths.ts';

export type { DatabaseAddress, SessionLimits } from './configFile.ts';

export const LANGS = ['fr', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** The configuration of one session, parsed once and frozen. Never print or log it as a whole: it contains secrets. */
export interface Config {
  readonly home: Paths;
  readonly database: DatabaseAddress;
  /** True for the private server, which this application starts and stops itself. */
  readonly isPrivate: boolean;
  readonly schema: string;
  /** 32 bytes. The database password of each collaborator is derived from them. */
  readonly serverKey: Buffer;
  /** Password of the account `epicevent_login`. */
  readonly loginSecret: string;
  /** The company's time zone, a name that `Intl` knows. */
  readonly zone: string;
  readonly lang: Lang;
  /** True if the sign-in screen shows the demo accounts. Only a private server accepts those. */
  readonly isDemo: boolean;
  /** True if the user works on another machine, over SSH: files written here are not on the user's machine. */
  readonly isRemote: boolean;
  /** Where the user sits: the address of the SSH client, else this machine and the user's number on it. */
  readonly origin: string;
  readonly session: SessionLimits;
  /** Whom the SSH server knows by their own key; null where it names nobody. Never from the person’s environment. */
  readonly person: SshPerson | null;
  /** True if that key signs in without the password. */
  readonly isKeyEnough: boolean;
  /** The command that starts this program, for sentences that advise a command. Default: `epicevent`. */
  readonly program?: string | undefined;
}

/** Whom the SSH server has let in. */
export interface SshPerson {
  readonly username: string;
  /** The number of their key; null for a certificate. */
  readonly key: number | null;
}

const DEFAULT_SCHEMA = 'epicevent';

/**
 * Returns the language. Order: the option `--lang`, `EPICEVENT_LANG`, the config file, English if the locale of the
 * machine is English, French.
 * @throws Usage when `EPICEVENT_LANG` names an unknown language
 */
export function chooseLang(env: Environment, asked?: Lang, inFile?: Lang): Lang {
  if (asked !== undefined) return asked;
  const named = env.EPICEVENT_LANG;
  if (named) {
    const lang = LANGS.find((known) => known === named);
    if (lang === undefined) throw new Usage({ key: 'cli.badLang', params: { value: named } });
    return lang;
  }
  if (inFile !== undefined) return inFile;
  const machine = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^en([_.@-]|$)/i.test(machine) ? 'en' : 'fr';
}

/**
 * Returns whether a collaborator in this state may sign in. `state` comes from the procedure `login_challenge`. Members
 * of the demo company may sign in only on a private server.
 */
export function maySignIn({ isPrivate }: Config, state: string): boolean {
  return state === 'active' || (state === 'demo' && isPrivate);
}

function originOf({ SSH_CONNECTION }: Environment): string {
  const [address] = SSH_CONNECTION?.split(' ') ?? [];
  return address || `${hostname()}:${process.getuid?.() ?? ''}`;
}

/**
 * Reads the environment and the config file. If the file names no database, the configuration is that of the private
 * server, whose secrets are created at the first start.
 * @throws Usage when the file is broken or readable by others, or a folder cannot be used
 */
export function loadConfig(env: Environment, asked: { lang?: Lang | undefined } = {}): Config {
  const home = userPaths(env);
  const file = readConfigFile(home);
  const shared = {
    home,
    zone: file.zone ?? DEFAULT_ZONE,
    lang: chooseLang(env, asked.lang, file.lang),
    isRemote: Boolean(env.SSH_CONNECTION || env.SSH_TTY),
    origin: originOf(env),
    session: file.session ?? USUAL_LIMITS,
    person: null,
    isKeyEnough: file.ssh?.keyIsEnough ?? false,
    program: env.EPICEVENT_PROGRAM,
  };
  if (file.database !== undefined) {
    return Object.freeze({
      ...shared,
      database: Object.freeze(file.database),
      isPrivate: false,
      schema: file.schema ?? DEFAULT_SCHEMA,
      serverKey: Buffer.from(file.serverKey ?? '', 'hex'),
      loginSecret: file.loginSecret ?? '',
      isDemo: false,
    });
  }
  const places = privateServerPaths(home);
  const { serverKey, loginSecret } = privateSecrets(places);
  return Object.freeze({
    ...shared,
    database: Object.freeze({ socketPath: places.socketPath }),
    isPrivate: true,
    schema: DEFAULT_SCHEMA,
    serverKey,
    loginSecret,
    isDemo: file.demo ?? true,
  });
}
