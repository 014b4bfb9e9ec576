import { Usage } from '../domain/errors.ts';
import { type DatabaseAddress, readConfigFile } from './configFile.ts';
import { privateSecrets } from './privateSecrets.ts';
import { privateServerPlaces } from './privateServerPlaces.ts';
import { type Environment, type Paths, userPaths } from './userPaths.ts';

export type { DatabaseAddress } from './configFile.ts';

export const LANGS = ['fr', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** What one session was told from outside; parsed once, frozen. Nothing in it is ever printed or logged whole. */
export interface Config {
  readonly home: Paths;
  readonly database: DatabaseAddress;
  /** The embedded server, which this application starts and stops by itself. */
  readonly isPrivate: boolean;
  readonly schema: string;
  /** 32 bytes, from which the database secret of each collaborator is derived. */
  readonly serverKey: Buffer;
  /** Password of the account `epicevent_login`. */
  readonly loginSecret: string;
  /** The company's time zone, as `Intl` names it. */
  readonly zone: string;
  readonly lang: Lang;
  /** The sign-in screen shows the demo accounts, which only a private server lets in. */
  readonly isDemo: boolean;
  /** The person sits at another machine: files written here are not on theirs. */
  readonly isRemote: boolean;
  /** How this program is typed before a command's name, where not `epicevent`. */
  readonly program?: string | undefined;
}

const DEFAULT_SCHEMA = 'epicevent';
const DEFAULT_ZONE = 'Europe/Paris';

/**
 * The language: what was asked for (`--lang`), else `EPICEVENT_LANG`, else the config file's, else English where the
 * machine speaks it, else French.
 * @throws Usage when `EPICEVENT_LANG` names a language that there is not.
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
 * Whether a collaborator in this state, as the database's `login_challenge` gives it, may sign in: one of the example
 * company only where the server is private.
 */
export function maySignIn({ isPrivate }: Config, state: string): boolean {
  return state === 'active' || (state === 'demo' && isPrivate);
}

/**
 * Reads the environment and the config file. With no database in the file, the configuration is that of the private
 * server, whose secrets are made the first time.
 * @throws Usage with the cure when the file is broken, readable by others, or a folder cannot be used.
 */
export function loadConfig(env: Environment, asked: { lang?: Lang | undefined } = {}): Config {
  const home = userPaths(env);
  const file = readConfigFile(home);
  const shared = {
    home,
    zone: file.zone ?? DEFAULT_ZONE,
    lang: chooseLang(env, asked.lang, file.lang),
    isRemote: Boolean(env.SSH_CONNECTION || env.SSH_TTY),
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
  const places = privateServerPlaces(home, env);
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
