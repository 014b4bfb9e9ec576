import type { Command } from 'commander';
import { Usage } from '../errors.ts';
import { type AdminOptions, adminOf, withAdminOptions } from './adminAccess.ts';
import type { CommandContext } from './CliIo.ts';
import { count } from './count.ts';
import { createAnswers } from './createAnswers.ts';
import { holdServer } from './holdDatabase.ts';

interface MigrateOptions extends AdminOptions {
  readonly down?: number;
  readonly to?: string;
}

/** `epicevent migrate [--down N | --to NAME]`: brings the schema to its last step, or back, or to a named one. */
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
  const config = context.config();
  const server = await holdServer(context);
  try {
    const admin = await adminOf(config, options, context, createAnswers(context.io));
    const { stepsFolder } = await import('../db/stepsFolder.ts');
    const { createMigrator, migrationNames } = await import('../db/migrator.ts');
    const { withOwner } = await import('../db/withOwner.ts');
    const { forgetInstalled } = await import('../db/engine/installedFile.ts');
    const { asAdmin } = await import('./asAdmin.ts');
    const folder = stepsFolder('migrations');
    const known = await migrationNames(folder);
    if (to !== undefined && !known.includes(to)) throw new Usage({ key: 'cli.migrate.unknown', params: { name: to } });
    if (config.isPrivate) forgetInstalled(config.home, context.io.env);
    const { schema } = config;
    const done = await asAdmin(context, () =>
      withOwner(admin, schema, async ({ connection, engine }) => {
        const migrator = createMigrator({
          connection,
          engine,
          schema,
          folder,
          onStep: ({ name, direction }) => print(`${direction === 'up' ? '+' : '-'} ${name}`),
        });
        if (to !== undefined) return migrator.goTo(to);
        return down === undefined ? migrator.up() : migrator.down({ steps: down });
      }),
    );
    print(texts.t('cli.migrate.done', { count: done.length }));
  } finally {
    server.release();
  }
}
