import type { Command } from 'commander';
import { Usage } from '../domain/errors.ts';
import { isZone } from '../settings/configFile.ts';
import { type AdminOptions, readAdminAccess, withAdminOptions } from './adminAccess.ts';
import type { CommandContext } from './CliIo.ts';
import { createAnswers } from './createAnswers.ts';
import type { FirstGestionOptions } from './firstGestion.ts';

export interface SetupOptions extends AdminOptions, FirstGestionOptions {
  readonly schema: string;
  readonly zone: string;
}

/**
 * `epicevent setup`: prepares an existing server (schema, roles, accounts with new secrets), writes the config file for
 * its owner alone, and creates the first collaborator of gestion. Running it again repairs the server.
 */
export function addSetupCommand(program: Command, context: CommandContext): void {
  const { texts } = context;
  const command = program.command('setup').description(texts.t('cli.setup.about'));
  withAdminOptions(command, context)
    .option('--schema <name>', texts.t('cli.setup.schema'), 'epicevent')
    .option('--zone <zone>', texts.t('cli.setup.zone'), 'Europe/Paris')
    .option('--first-name <name>', texts.t('cli.setup.firstName'))
    .option('--last-name <name>', texts.t('cli.setup.lastName'))
    .option('--username <name>', texts.t('cli.setup.username'))
    .option('--email <email>', texts.t('cli.setup.email'))
    .option('--password-file <file>', texts.t('cli.setup.passwordFile'))
    .action(async (options: SetupOptions) => {
      if (!/^[A-Za-z0-9_]{1,64}$/.test(options.schema)) throw new Usage({ key: 'cli.setup.badSchema' });
      if (!isZone(options.zone)) throw new Usage({ key: 'cli.setup.badZone', params: { zone: options.zone } });
      const answers = createAnswers(context.io);
      const access = await readAdminAccess(options, context, answers);
      const { asAdmin } = await import('./asAdmin.ts');
      const { setUpServer } = await import('./setUpServer.ts');
      await asAdmin(context, () => setUpServer(access, options, context, answers));
    });
}
