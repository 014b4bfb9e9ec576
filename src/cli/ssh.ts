import type { Command } from 'commander';
import { Usage } from '../domain/errors.ts';
import type { SshPerson } from '../settings/config.ts';
import type { CommandContext, LoadTui } from './CliIo.ts';
import { openScreen } from './openScreen.ts';
import { readRemoteCommand } from './remoteCommand.ts';

const USERNAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;
const NUMBER = /^[1-9]\d{0,9}$/;

/**
 * `epicevent ssh USERNAME [--key N]`: what the SSH server runs for whom it knows by their key; `epicevent
 * authorized-keys` writes it into the line of the key. It opens the screen as this person, or runs what they ask for.
 */
export function addSshCommand(
  program: Command,
  { texts }: CommandContext,
  open: (person: SshPerson) => Promise<void>,
): void {
  program
    .command('ssh')
    .description(texts.t('cli.ssh.about'))
    .argument('<username>', texts.t('cli.ssh.username'))
    .option('--key <number>', texts.t('cli.ssh.key'))
    .action((username: string, { key }: { readonly key?: string }) => {
      if (!USERNAME.test(username) || (key !== undefined && !NUMBER.test(key)))
        throw new Usage({ key: 'cli.ssh.person' });
      return open({ username, key: key === undefined ? null : Number(key) });
    });
}

/**
 * Opens the screen, or where the SSH server forces this program and a command was asked for (`SSH_ORIGINAL_COMMAND`), runs
 * that command if it is one of those that only read.
 * @param person whom the SSH server knows; null where it knows nobody
 * @param run runs a command
 * @throws Usage for every other command
 */
export async function openOverSsh(
  context: CommandContext,
  loadTui: LoadTui,
  person: SshPerson | null,
  run: (argv: readonly string[], context: CommandContext, loadTui: LoadTui) => Promise<void>,
): Promise<void> {
  const known: CommandContext =
    person === null ? context : { ...context, config: () => Object.freeze({ ...context.config(), person }) };
  const asked = context.io.env.SSH_ORIGINAL_COMMAND ?? '';
  if (asked === '') return openScreen(known, loadTui);
  await run(readRemoteCommand(asked, person !== null), known, loadTui);
}
