import type { ConnectionOptions } from 'mysql2/promise';
import type { BackupHead } from '../db/backup/backupFormat.ts';
import { checkBackup } from '../db/backup/readBackup.ts';
import { requireEmptyServer } from '../db/backup/requireEmptyServer.ts';
import { restoreInto } from '../db/backup/restoreInto.ts';
import { forgetInstalled } from '../db/engine/installedFile.ts';
import { migrationsFolder } from '../db/migrationsFolder.ts';
import { connectAs } from '../db/withOwner.ts';
import { Usage } from '../domain/errors.ts';
import { openSealed, requireSealed, type SealedFile } from '../files/sealedFile.ts';
import { chosenIn, configFilePath, readConfigFile, writeConfigFile } from '../settings/configFile.ts';
import { putPrivateSecrets } from '../settings/privateSecrets.ts';
import { privateServerPaths } from '../settings/privateServerPaths.ts';
import { type Paths, userPaths } from '../settings/userPaths.ts';
import { type AdminAccess, adminOf, readAdminAccess } from './adminAccess.ts';
import type { CommandContext } from './CliIo.ts';
import { createAnswers } from './createAnswers.ts';
import { report } from './doctor.ts';
import { examine } from './examine.ts';
import { holdServer } from './holdDatabase.ts';
import { readPassPhrase } from './passPhrase.ts';
import type { RestoreCommandOptions } from './restore.ts';
import { rowProgress } from './rowProgress.ts';

/**
 * Restores a backup: checks the pass phrase and the whole file first, then that nothing would be replaced, and only then
 * writes anything.
 * @throws Usage, Unavailable; DoctorFailed if the restored database is not as it should be
 */
export async function restoreBackup(
  path: string,
  options: RestoreCommandOptions,
  context: CommandContext,
): Promise<void> {
  const { io, texts, print, printError } = context;
  const home = userPaths(io.env);
  await requireSealed(path);
  const answers = createAnswers(io);
  const isCompany = Boolean(options.adminUrl ?? options.adminUrlFile ?? io.env.EPICEVENT_ADMIN_URL);
  if (!isCompany && readConfigFile(home).database !== undefined) {
    throw new Usage({ key: 'restore.otherServer', params: { path: configFilePath(home) } });
  }
  const access = isCompany ? await readAdminAccess(options, context, answers) : null;
  const file = await openSealed(path, await readPassPhrase(options, context, answers, false));
  printError(texts.t('restore.checking'));
  const head = await checkBackup(file);
  if (access === null) putSecrets(home, head);
  else await writeConfig(home, head, access);
  const server = await holdServer(context);
  try {
    const config = context.config();
    const admin = access?.connection ?? (await adminOf(config, options, context, answers));
    if (config.isPrivate) forgetInstalled(home);
    await load({ admin, schema: config.schema, head, file }, context);
    const findings = await examine(config, admin, texts);
    if (findings.some(({ state }) => state === 'problem')) await report(findings, {}, context);
  } finally {
    server.release();
  }
  const rows = Object.values(head.rows).reduce((sum, count) => sum + count, 0);
  const day = texts.dateTime(new Date(head.at));
  print(texts.t('restore.done', { day, count: rows, rows: texts.number(rows) }));
}

/** Writes the secrets of the private server, and what differs from its defaults. */
function putSecrets(home: Paths, { serverKey, loginSecret, zone, isDemo }: BackupHead): void {
  putPrivateSecrets(privateServerPaths(home), { serverKey, loginSecret });
  const found = readConfigFile(home);
  writeConfigFile(home, { ...found, zone, demo: isDemo });
}

/** Writes the config file for a company's server, after a look at the server. @throws Usage if one would be replaced */
async function writeConfig(home: Paths, head: BackupHead, { address, connection }: AdminAccess): Promise<void> {
  const { serverKey, loginSecret, schema, zone } = head;
  const found = readConfigFile(home);
  if (found.serverKey !== undefined && found.serverKey !== serverKey) {
    throw new Usage({ key: 'restore.otherKey', params: { path: configFilePath(home) } });
  }
  const admin = await connectAs(connection);
  try {
    await requireEmptyServer(admin, schema);
  } finally {
    await admin.end();
  }
  writeConfigFile(home, { database: { ...address }, schema, serverKey, loginSecret, zone, ...chosenIn(found) });
}

interface Loaded {
  readonly admin: ConnectionOptions;
  readonly schema: string;
  readonly head: BackupHead;
  readonly file: SealedFile;
}

/** Loads the data. If that fails half way, it is said that the command can be repeated. */
async function load({ admin, schema, head, file }: Loaded, context: CommandContext): Promise<void> {
  const { texts, printError } = context;
  const progress = rowProgress(context);
  const total = Object.values(head.rows).reduce((sum, count) => sum + count, 0);
  let done = 0;
  let cure: 'restore.again' | 'restore.repair' | null = null;
  const onBegin = () => {
    cure = 'restore.again';
  };
  const onLoaded = () => {
    cure = 'restore.repair';
  };
  const onRows = (table: string, rows: number) => {
    done += rows;
    progress.tell({ table, done, total });
  };
  try {
    await restoreInto({ admin, schema, head, file, migrations: migrationsFolder(), onBegin, onLoaded, onRows });
    progress.clear();
  } catch (error) {
    progress.clear();
    if (cure !== null) printError(texts.t(cure));
    throw error;
  }
}
