import type { Command } from 'commander';
import { type AdminOptions, adminOf, withAdminOptions } from './adminAccess.ts';
import type { CommandContext } from './CliIo.ts';
import { createAnswers } from './createAnswers.ts';
import { holdDatabase } from './holdDatabase.ts';

/** `epicevent seed demo`: fills the database with the demo company. Refuses a database with real data. */
export function addSeedCommand(program: Command, context: CommandContext): void {
  const { texts } = context;
  const seed = program.command('seed').description(texts.t('cli.seed.about')).helpCommand(false);
  const demo = seed.command('demo').description(texts.t('cli.seed.demo'));
  withAdminOptions(demo, context).action((options: AdminOptions) => seedDemoCompany(options, context));
}

async function seedDemoCompany(options: AdminOptions, context: CommandContext): Promise<void> {
  const config = context.config();
  const database = await holdDatabase(context);
  try {
    const admin = await adminOf(config, options, context, createAnswers(context.io));
    const { asAdmin } = await import('./asAdmin.ts');
    const { seedDemo } = await import('./seedDemo.ts');
    const { schema, serverKey } = config;
    await asAdmin(context, () => seedDemo({ admin, schema, serverKey }));
    context.print(context.texts.t('cli.seed.done'));
  } finally {
    database.release();
  }
}
