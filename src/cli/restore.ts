import type { Command } from 'commander';
import { type AdminOptions, withAdminOptions } from './adminAccess.ts';
import type { CommandContext } from './CliIo.ts';
import type { PassPhraseOptions } from './passPhrase.ts';

export interface RestoreCommandOptions extends AdminOptions, PassPhraseOptions {}

/**
 * `epicevent restore FILE`: restores a backup on an empty server, the private one where no administrator's address is
 * given, and writes the secrets where the program reads them.
 */
export function addRestoreCommand(program: Command, context: CommandContext): void {
  const { texts } = context;
  const command = program
    .command('restore')
    .description(texts.t('restore.about'))
    .argument('<file>', texts.t('backup.file'));
  withAdminOptions(command, context)
    .option('--pass-phrase-file <file>', texts.t('backup.passPhraseFile'))
    .action(async (file: string, options: RestoreCommandOptions) => {
      const { asAdmin } = await import('./asAdmin.ts');
      const { restoreBackup } = await import('./restoreBackup.ts');
      await asAdmin(context, () => restoreBackup(file, options, context));
    });
}
