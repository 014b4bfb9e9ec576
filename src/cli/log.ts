import { join } from 'node:path';
import { destination, type Logger as PinoLogger, pino } from 'pino';
import { Usage } from '../domain/errors.ts';
import { boundLog } from '../files/boundLog.ts';
import { folderProblem } from '../files/folderProblem.ts';
import { makePrivateFolder } from '../files/privateFolder.ts';
import type { Environment, Paths } from '../settings/userPaths.ts';

export type Logger = PinoLogger;

/** From the most to the fewest messages. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Bytes of lines that wait for room on a full disk. */
const UNWRITTEN = 1024 ** 2;

const SECRET_NAMES = [
  'password',
  'passwordHash',
  'hash',
  'secret',
  'loginSecret',
  'serverKey',
  'adminUrl',
  'uri',
  'sql',
  'parameters',
];

/** Returns the path of the user's log file. */
export function logPath(home: Paths): string {
  return join(home.state, 'epicevent.log');
}

/**
 * Returns the lowest level that is logged. Order: the option `--log-level`, `EPICEVENT_LOG_LEVEL`, `info`.
 * @throws Usage when `EPICEVENT_LOG_LEVEL` names an unknown level
 */
export function chooseLogLevel(env: Environment, asked?: LogLevel): LogLevel {
  if (asked !== undefined) return asked;
  const named = env.EPICEVENT_LOG_LEVEL;
  if (!named) return 'info';
  const level = LOG_LEVELS.find((known) => known === named);
  if (level === undefined) throw new Usage({ key: 'cli.badLogLevel', params: { value: named } });
  return level;
}

/**
 * Creates the log: a file for the user alone, one JSON object per line. Each line is written at once, so that a crash
 * loses nothing. Secrets and SQL statements are removed. The end of a large file moves to `.1`.
 * @throws Usage when the folder cannot be used
 */
export function createLog(home: Paths, level: LogLevel = 'info'): Logger {
  const path = logPath(home);
  makePrivateFolder(home.state);
  try {
    boundLog(path);
    const paths = SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
    const options = { level, base: { pid: process.pid }, redact: { paths, censor: '(hidden)' } };
    const file = destination({ dest: path, mode: 0o600, sync: true, maxLength: UNWRITTEN });
    // On a full disk the lines wait for room. Without a listener, whatever logs something would fail.
    file.on('error', () => undefined);
    return pino(options, file);
  } catch (error) {
    throw folderProblem(home.state, error);
  }
}

/**
 * Redirects the libraries' `console` output to the log, because it would damage the full screen.
 * @returns a function that restores the console
 */
export function routeConsole(log: Logger): () => void {
  const names = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;
  // biome-ignore lint/suspicious/noConsole: this function replaces the console's methods
  const kept = names.map((name) => [name, console[name]] as const);
  for (const name of names) {
    const level = name === 'log' || name === 'info' ? 'info' : name === 'trace' ? 'debug' : name;
    console[name] = (...said: unknown[]) => log[level]({ from: 'console' }, said.map(describe).join(' '));
  }
  return () => {
    for (const [name, original] of kept) console[name] = original;
  };
}

function describe(said: unknown): string {
  if (said instanceof Error) return `${said.name}: ${said.message}`;
  return typeof said === 'string' ? said : typeof said;
}
