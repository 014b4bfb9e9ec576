import type { ConnectionOptions } from 'mysql2/promise';
import { Usage } from '../../domain/errors.ts';
import type { SealedFile } from '../../files/sealedFile.ts';
import { requireAdminRights } from '../adminRights.ts';
import { namingBlockers } from '../blockers.ts';
import { install } from '../install.ts';
import { createMigrator } from '../migrator.ts';
import { requireSettings } from '../serverSettings.ts';
import { connectAs, engineOf, type Owner } from '../withOwner.ts';
import type { BackupHead } from './backupFormat.ts';
import { loadRows } from './loadRows.ts';
import { makeAccounts } from './makeAccounts.ts';
import { readBackup } from './readBackup.ts';
import { dropUnfinishedRestore, requireEmptyServer } from './requireEmptyServer.ts';
import { UNFINISHED_RESTORE } from './unfinishedRestore.ts';

export interface RestoreOptions {
  readonly admin: ConnectionOptions;
  readonly schema: string;
  readonly head: BackupHead;
  readonly file: SealedFile;
  readonly migrations: string;
  /** Called once, when a later failure leaves an unfinished restore. */
  readonly onBegin: () => void;
  /** Called once, when only accounts may be missing, which `migrate` makes. */
  readonly onLoaded: () => void;
  /** Called often, with the table and the number of rows since the last call. Throws to stop the work. */
  readonly onRows: (table: string, rows: number) => void;
}

/**
 * Loads a checked backup into an empty server. It makes the tables by the steps that the backup names, loads the rows as
 * they were, then brings the schema up to the program's last step, with every right and account. Until that is done, the
 * schema has a mark, and only another restore may replace it: the whole can be repeated from the start.
 * @throws Usage if the server is not empty
 */
export async function restoreInto(options: RestoreOptions): Promise<void> {
  const { admin, schema, head, migrations, onBegin } = options;
  const connection = await connectAs(admin);
  try {
    await namingBlockers(connection, schema, async () => {
      await requireSettings(connection);
      await requireAdminRights(connection, await engineOf(connection), schema);
      await requireEmptyServer(connection, schema);
      await dropUnfinishedRestore(connection, schema);
      onBegin();
      await connection.query('CREATE DATABASE IF NOT EXISTS ?? CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci', [
        schema,
      ]);
      await connection.query('CREATE TABLE ??.?? (begun_at DATETIME PRIMARY KEY)', [schema, UNFINISHED_RESTORE]);
    });
  } finally {
    await connection.end();
  }
  const serverKey = Buffer.from(head.serverKey, 'hex');
  const beforehand = (owner: Owner) => load(owner, options, serverKey);
  await install({ admin, schema, serverKey, loginSecret: head.loginSecret, zone: head.zone, migrations, beforehand });
}

async function load(owner: Owner, options: RestoreOptions, serverKey: Buffer): Promise<void> {
  const { schema, head, file, migrations: folder, onRows, onLoaded } = options;
  const { connection, engine } = owner;
  // Without objects there is no trigger: nothing changes a row, and nothing writes a history.
  const bare = createMigrator({ ...owner, folder, objects: [] });
  await bare.up({ to: head.steps.at(-1) ?? '' });
  if (String(await bare.executed()) !== String(head.steps)) {
    throw new Usage({ key: 'restore.strange', params: { why: 'steps' } });
  }
  const loading = await connectAs(owner.options);
  try {
    await loadRows(loading, schema, readBackup(file), onRows);
  } finally {
    await loading.end();
  }
  await createMigrator({ ...owner, folder }).up();
  // Only then can anybody sign in: what people do is never dropped by another restore.
  await connection.query('DROP TABLE ??', [UNFINISHED_RESTORE]);
  onLoaded();
  await makeAccounts(connection, engine, serverKey);
}
