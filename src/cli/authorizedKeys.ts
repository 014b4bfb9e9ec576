import type { Command } from 'commander';
import { Usage } from '../domain/errors.ts';
import { readKeysFile } from '../settings/keysFile.ts';
import { userPaths } from '../settings/userPaths.ts';
import type { CommandContext } from './CliIo.ts';

interface KeysOptions {
  readonly program: string;
  readonly certificate?: string;
  readonly settings?: boolean;
}

/** A path that a shell takes as it is. */
const PATH = /^\/[A-Za-z0-9_./+-]+$/;

/**
 * `epicevent authorized-keys FINGERPRINT`: what the SSH server asks for a key (`AuthorizedKeysCommand`): prints the line of
 * that key if it is an active person’s. `--certificate NAME` prints the person of a certificate instead
 * (`AuthorizedPrincipalsCommand`). `--settings` prints the settings for the Unix account that asks.
 */
export function addAuthorizedKeysCommand(program: Command, context: CommandContext): void {
  const { texts } = context;
  program
    .command('authorized-keys')
    .description(texts.t('cli.keys.about'))
    .argument('[fingerprint]', texts.t('cli.keys.fingerprint'))
    .option('--certificate <name>', texts.t('cli.keys.certificate'))
    .option('--program <path>', texts.t('cli.keys.program'), '/usr/local/bin/epicevent')
    .option('--settings', texts.t('cli.keys.settings'))
    .action((fingerprint: string | undefined, options: KeysOptions) => run(fingerprint, options, context));
}

async function run(fingerprint: string | undefined, options: KeysOptions, context: CommandContext): Promise<void> {
  const { program, certificate, settings } = options;
  const asked = [fingerprint, certificate, settings].filter((one) => one !== undefined);
  if (asked.length !== 1) throw new Usage({ key: 'cli.keys.one' });
  if (settings) return printSettings(context);
  if (!PATH.test(program)) throw new Usage({ key: 'cli.keys.badProgram' });
  const file = readKeysFile(userPaths(context.io.env));
  const { authorizedLines } = await import('./authorizedLines.ts');
  for (const line of await authorizedLines(file, { fingerprint, certificate, program })) context.print(line);
}

/** Prints what `keys.json` holds. @throws Usage for a private server, which nobody reaches over SSH by such a key */
async function printSettings({ config, print }: CommandContext): Promise<void> {
  const { isPrivate, database, schema, serverKey } = config();
  if (isPrivate) throw new Usage({ key: 'cli.keys.private' });
  const { keysSecret } = await import('../db/serverKey.ts');
  print(JSON.stringify({ database, schema, keysSecret: keysSecret(serverKey) }, null, 2));
}
