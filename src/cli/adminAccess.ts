import type { Command } from 'commander';
import type { ConnectionOptions } from 'mysql2/promise';
import type { Account } from '../db/connectOnce.ts';
import { serverOptions } from '../db/sessionSettings.ts';
import { Usage } from '../domain/errors.ts';
import type { Config } from '../settings/config.ts';
import type { DatabaseAddress, Host, ServerAddress } from '../settings/configFile.ts';
import { privateServerPaths } from '../settings/privateServerPaths.ts';
import type { CommandContext } from './CliIo.ts';
import type { Answers } from './createAnswers.ts';
import { firstLineOf } from './firstLineOf.ts';

export interface AdminOptions {
  readonly adminUrl?: string;
  readonly adminUrlFile?: string;
}

/** The connection options of an administrator, and the server's address for all users. */
export interface AdminAccess {
  readonly address: DatabaseAddress;
  readonly connection: ConnectionOptions;
}

/** Adds the options of all commands that work as an administrator of the database server. */
export function withAdminOptions(command: Command, { texts }: CommandContext): Command {
  return command
    .option('--admin-url <url>', texts.t('cli.admin.url'))
    .option('--admin-url-file <file>', texts.t('cli.admin.urlFile'));
}

/**
 * Returns the administrator's access to the configured database: from the private server itself, or from the given URL.
 * @throws Usage
 */
export async function adminOf(
  config: Config,
  options: AdminOptions,
  context: CommandContext,
  answers: Answers,
): Promise<ConnectionOptions> {
  if (config.isPrivate) {
    return { socketPath: privateServerPaths(config.home).socketPath, user: 'root' };
  }
  return (await readAdminAccess(options, context, answers)).connection;
}

/**
 * Reads the administrator's URL from the option, the file or `EPICEVENT_ADMIN_URL`. Asks for a missing password,
 * without showing it.
 * @throws Usage if there is no URL or it is invalid
 */
export async function readAdminAccess(
  options: AdminOptions,
  context: CommandContext,
  answers: Answers,
): Promise<AdminAccess> {
  const { io, texts } = context;
  const text = options.adminUrl ?? firstLineOf(options.adminUrlFile) ?? io.env.EPICEVENT_ADMIN_URL;
  if (!text) throw new Usage({ key: 'cli.admin.missing' });
  const { url, more } = urlOf(text.trim());
  const address = addressOf(url, more);
  const user = decoded(url.username);
  const password =
    url.password === '' ? await answers.hidden(texts.t('cli.admin.password', { user })) : decoded(url.password);
  const node = await usableNode({ address, schema: '', user, password, department: null }, context);
  return { address, connection: { ...serverOptions(node), user, password, connectTimeout: 10_000 } };
}

/** Returns the node that takes writes, which then serves the whole command. @throws Usage, Unavailable */
async function usableNode(account: Account, context: CommandContext): Promise<ServerAddress> {
  const { createNodes } = await import('../db/nodes.ts');
  const { asAdmin } = await import('./asAdmin.ts');
  return asAdmin(context, () => createNodes(account).choose());
}

/** Returns the address as that of its first host, and the other hosts, which follow it after commas. */
function urlOf(text: string): { readonly url: URL; readonly more: readonly Host[] } {
  const [, before = '', hosts = '', after = ''] = /^([a-z]+:\/\/(?:[^/?#]*@)?)([^/?#]*)(.*)$/is.exec(text) ?? [];
  const [first, ...others] = hosts.split(',');
  const more = others.map((host) => hostOf(singleUrlOf(`mysql://_@${host}`)));
  return { url: singleUrlOf(others.length > 0 ? before + first + after : text), more };
}

function singleUrlOf(text: string): URL {
  if (!/^(?:mysql|mariadb):\/\//i.test(text)) throw new Usage({ key: 'cli.admin.badScheme' });
  const url = URL.parse(text);
  if (url === null || url.hash !== '') {
    const isPort = /:\d+\/?(?:\?.*)?$/.test(text);
    throw new Usage({ key: isPort ? 'cli.admin.badPort' : 'cli.admin.bad' });
  }
  if (url.port === '0') throw new Usage({ key: 'cli.admin.badPort' });
  if (url.username === '') throw new Usage({ key: 'cli.admin.noUser' });
  return url;
}

/** @throws Usage for an invalid percent encoding */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // The cause quotes the text, which may be the password.
    throw new Usage({ key: 'cli.admin.badPercent' });
  }
}

/** Returns the address in a URL. `?socketPath=…` names a Unix socket; `?tls=true` or `?tls=false` switches TLS. */
function addressOf(url: URL, more: readonly Host[]): DatabaseAddress {
  for (const name of url.searchParams.keys()) {
    if (name !== 'socketPath' && name !== 'tls') throw new Usage({ key: 'cli.admin.badOption', params: { name } });
  }
  const socketPath = url.searchParams.get('socketPath');
  if (socketPath) return { socketPath };
  const hosts = [hostOf(url), ...more];
  const isLocal = hosts.every(({ host }) => ['localhost', '127.0.0.1', '::1'].includes(host));
  const said = url.searchParams.get('tls');
  if (said !== null && said !== 'true' && said !== 'false') throw new Usage({ key: 'cli.admin.badTls' });
  const tls = said === null ? !isLocal : said === 'true';
  return more.length > 0 ? { hosts, tls } : { ...hostOf(url), tls };
}

function hostOf(url: URL): Host {
  const host = decoded(url.hostname).replace(/^\[|\]$/g, '');
  if (host === '') throw new Usage({ key: 'cli.admin.bad' });
  return { host, port: Number(url.port || 3306) };
}
