import type { Command } from 'commander';
import type { CommandContext } from './CliIo.ts';
import { holdDatabase } from './holdDatabase.ts';

/**
 * `epicevent account USERNAME`: prints the connection URL of that collaborator's database account, for a SQL client or
 * a reporting tool with that user's rights. It asks for no password: whoever can read the server key can derive the
 * URL.
 */
export function addAccountCommand(program: Command, context: CommandContext): void {
  const { texts } = context;
  program
    .command('account')
    .description(texts.t('cli.account.about'))
    .argument('<username>', texts.t('cli.account.username'))
    .action(async (username: string) => {
      const database = await holdDatabase(context);
      try {
        const { accountUrl } = await import('./accountUrl.ts');
        context.print(await accountUrl(context.config(), username, context.log()));
        if (context.config().isPrivate) context.printError(texts.t('cli.account.private'));
      } finally {
        database.release();
      }
    });
}
