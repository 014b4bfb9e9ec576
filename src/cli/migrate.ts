import type { Command } from 'commander';
import { Usage } from '../domain/errors.ts';
import { type AdminOptions, adminOf, withAdminOptions } from './adminAccess.ts';
import type { CommandContext } from './CliIo.ts';
import { count } from './count.ts';
import { createAnswers } from './createAnswers.ts';
import { holdServer } from './holdDatabase.ts';

interface MigrateOptions extends AdminOptions {
  readonly down?: number;
  readonly to?: string;
  readonly deleteDataOf?: string;
}

/**
 * `epicevent migrate [--down N | --to NAME]`: migrates the schema to its last step and repairs accounts and grants; or
 * reverts N steps; or migrates to a named step. Steps that delete data ask for the name of the database.
 */
export function addMigrateCommand(program: Command, context: CommandContext): void {
  const { texts } = context;
  const command = program.command('migrate').description(texts.t('cli.migrate.about'));
  withAdminOptions(command, context)
    .option('--down <n>', texts.t('cli.migrate.down'), count)
    .option('--to <name>', texts.t('cli.migrate.to'))
    .option('--delete-data-of <schema>', texts.t('cli.migrate.deleteDataOf'))
    .action((options: MigrateOptions) => migrate(options, context));
}

async function migrate(options: MigrateOptions, context: CommandContext): Promise<void> {
  const { texts, print, printError } = context;
  const { down, to } = options;
  if (down !== undefined && to !== undefined) throw new Usage({ key: 'cli.migrate.both' });
  const server = await holdServer(context);
  try {
    const answers = createAnswers(context.io);
    const admin = await adminOf(context.config(), options, context, answers);
    const confirm = async (lost: readonly string[], schema: string) => {
      if (options.deleteDataOf === undefined) printError(texts.t('cli.migrate.loses', { names: lost.join(', ') }));
      const typed = options.deleteDataOf ?? (await answers.text(texts.t('cli.migrate.ask', { schema })));
      if (typed !== schema) throw new Usage({ key: 'cli.migrate.notConfirmed', params: { schema } });
    };
    const { asAdmin } = await import('./asAdmin.ts');
    const { migrateDatabase } = await import('./migrateDatabase.ts');
    const done = await asAdmin(context, () => migrateDatabase(admin, { down, to }, context, confirm));
    print(texts.t('cli.migrate.done', { count: done }));
  } finally {
    server.release();
  }
}
