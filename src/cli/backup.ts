import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { Usage } from '../domain/errors.ts';
import { type AdminOptions, adminOf, withAdminOptions } from './adminAccess.ts';
import type { CommandContext } from './CliIo.ts';
import { createAnswers } from './createAnswers.ts';
import { holdServer } from './holdDatabase.ts';
import { type PassPhraseOptions, readPassPhrase } from './passPhrase.ts';

interface BackupOptions extends AdminOptions, PassPhraseOptions {
  readonly overwrite?: boolean;
}

/**
 * `epicevent backup FILE`: writes the data and the secrets, as they are at one moment, to a file that a pass phrase
 * opens. People go on working meanwhile.
 */
export function addBackupCommand(program: Command, context: CommandContext): void {
  const { texts } = context;
  const command = program
    .command('backup')
    .description(texts.t('backup.about'))
    .argument('<file>', texts.t('backup.file'));
  withAdminOptions(command, context)
    .option('--pass-phrase-file <file>', texts.t('backup.passPhraseFile'))
    .option('--overwrite', texts.t('backup.overwrite'))
    .action((file: string, options: BackupOptions) => backup(file, options, context));
}

async function backup(file: string, options: BackupOptions, context: CommandContext): Promise<void> {
  const { texts, print } = context;
  const mayReplace = options.overwrite ?? false;
  if (!mayReplace && existsSync(file)) throw new Usage({ key: 'backup.exists', params: { path: file } });
  const server = await holdServer(context);
  try {
    const answers = createAnswers(context.io);
    const admin = await adminOf(context.config(), options, context, answers);
    const passPhrase = await readPassPhrase(options, context, answers, true);
    const { asAdmin } = await import('./asAdmin.ts');
    const { writeBackup } = await import('./writeBackup.ts');
    const rows = await asAdmin(context, () => writeBackup({ path: file, mayReplace, admin, passPhrase }, context));
    print(texts.t('backup.done', { path: file, count: rows, rows: texts.number(rows) }));
  } finally {
    server.release();
  }
}
