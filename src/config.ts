import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { type DatabaseAddress, readConfigFile } from './configFile.ts';
import { privateSecrets } from './db/engine/privateSecrets.ts';
import { privateServerPlaces } from './db/engine/privateServerPlaces.ts';
import { Usage } from './domain/errors.ts';

export type { DatabaseAddress } from './configFile.ts';

/** The folders of one user: everything the application keeps lies in them. */
export interface Paths {
  readonly config: string;
  readonly data: string;
  readonly state: string;
}

export const LANGS = ['fr', 'en'] as const;
export type Lang = (typeof LANGS)[number];

export type Environment = Readonly<Record<string, string | undefined>>;

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

/** The user's folders: `EPICEVENT_HOME/{config,data,state}` where that is set, else by the XDG rules. */
export function userPaths(env: Environment): Paths {
  const own = env.EPICEVENT_HOME;
  if (own) {
    const home = resolve(own);
    return Object.freeze({ config: join(home, 'config'), data: join(home, 'data'), state: join(home, 'state') });
  }
  const home = env.HOME || homedir();
  const folder = (xdg: string | undefined, usual: string) =>
    join(xdg?.startsWith('/') ? xdg : join(home, usual), 'epicevent');
  return Object.freeze({
    config: folder(env.XDG_CONFIG_HOME, '.config'),
    data: folder(env.XDG_DATA_HOME, '.local/share'),
    state: folder(env.XDG_STATE_HOME, '.local/state'),
  });
}

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
