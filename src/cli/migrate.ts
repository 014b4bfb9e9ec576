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
}

/**
 * `epicevent migrate [--down N | --to NAME]`: migrates the schema to its last step and repairs accounts and grants; or
 * reverts N steps; or migrates to a named step.
 */
export function addMigrateCommand(program: Command, context: CommandContext): void {
  const { texts } = context;
  const command = program.command('migrate').description(texts.t('cli.migrate.about'));
  withAdminOptions(command, context)
    .option('--down <n>', texts.t('cli.migrate.down'), count)
    .option('--to <name>', texts.t('cli.migrate.to'))
    .action((options: MigrateOptions) => migrate(options, context));
}

async function migrate(options: MigrateOptions, context: CommandContext): Promise<void> {
  const { texts, print } = context;
  const { down, to } = options;
  if (down !== undefined && to !== undefined) throw new Usage({ key: 'cli.migrate.both' });
  const server = await holdServer(context);
  try {
    const admin = await adminOf(context.config(), options, context, createAnswers(context.io));
    const { asAdmin } = await import('./asAdmin.ts');
    const { migrateDatabase } = await import('./migrateDatabase.ts');
    const done = await asAdmin(context, () => migrateDatabase(admin, { down, to }, context));
    print(texts.t('cli.migrate.done', { count: done }));
  } finally {
    server.release();
  }
}
