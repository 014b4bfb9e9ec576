import { randomBytes } from 'node:crypto';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { requireAdminRights } from '../db/adminRights.ts';
import { requireNoUnfinishedRestore } from '../db/backup/unfinishedRestore.ts';
import { namingBlockers } from '../db/blockers.ts';
import { install } from '../db/install.ts';
import { migrationsFolder } from '../db/migrationsFolder.ts';
import { executedSteps } from '../db/migrator.ts';
import { hmacPads } from '../db/serverKey.ts';
import { requireSettings } from '../db/serverSettings.ts';
import { storedInnerPad } from '../db/storedKey.ts';
import { connectAs, engineOf } from '../db/withOwner.ts';
import { MIXED_PREFIX } from '../domain/derivedPassword.ts';
import { Usage } from '../domain/errors.ts';
import { type ConfigFile, chosenIn, readConfigFile, writeConfigFile } from '../settings/configFile.ts';
import { type Paths, userPaths } from '../settings/userPaths.ts';
import type { AdminAccess } from './adminAccess.ts';
import type { CommandContext } from './CliIo.ts';
import type { Answers } from './createAnswers.ts';
import { createFirstGestion, readFirstGestion } from './firstGestion.ts';
import type { SetupOptions } from './setup.ts';

interface Secrets {
  readonly serverKey: Buffer;
  readonly loginSecret: string;
}

/**
 * Prepares the server in an order that is safe to interrupt and repeat: all questions come first, and the config file
 * with the secrets is written before the server receives them.
 * @throws Usage if the server has another key: a new key would close every account
 */
export async function setUpServer(
  access: AdminAccess,
  options: SetupOptions,
  context: CommandContext,
  answers: Answers,
): Promise<void> {
  const { io, texts, print, printError } = context;
  const home = userPaths(io.env);
  const { schema, zone } = options;
  const found = await stateOf(access, schema);
  const secrets = chooseSecrets(home, found.innerPad);
  const first = found.hasGestion ? null : await readFirstGestion(options, answers, texts);
  const file: ConfigFile = {
    database: { ...access.address },
    schema,
    serverKey: secrets.serverKey.toString('hex'),
    loginSecret: secrets.loginSecret,
    zone,
    ...chosenIn(readConfigFile(home)),
  };
  const path = writeConfigFile(home, file);
  printError(texts.t('cli.step.schema'));
  await install({
    admin: access.connection,
    schema,
    ...secrets,
    zone,
    migrations: migrationsFolder(),
    afterwards: async ({ connection }) => {
      if (first !== null) await createFirstGestion(connection, secrets.serverKey, first);
    },
  });
  print(texts.t('cli.setup.done', { path }));
  print(first === null ? texts.t('cli.setup.kept') : texts.t('cli.setup.first', { username: first.username }));
}

interface ServerState {
  /** Half of the stored server key; null if the server has none. */
  readonly innerPad: Buffer | null;
  readonly hasGestion: boolean;
}

async function stateOf({ connection: options }: AdminAccess, schema: string): Promise<ServerState> {
  const connection = await connectAs(options);
  try {
    return await namingBlockers(connection, schema, async () => {
      await requireSettings(connection);
      await requireNoUnfinishedRestore(connection, schema);
      await requireAdminRights(connection, await engineOf(connection), schema);
      await executedSteps({ connection, schema, folder: migrationsFolder() });
      const innerPad = await storedInnerPad(connection, schema);
      return { innerPad, hasGestion: innerPad !== null && (await hasGestion(connection, schema)) };
    });
  } finally {
    await connection.end();
  }
}

/** Returns whether a real collaborator of gestion can sign in. Members of the demo company do not count. */
async function hasGestion(connection: Connection, schema: string): Promise<boolean> {
  const [people] = await connection.query<RowDataPacket[]>(
    `SELECT 1 FROM ??.collaborator WHERE role = 'gestion' AND is_active
       AND collaborator_id NOT IN (SELECT demo_collaborator.collaborator_id FROM ??.demo_collaborator) LIMIT 1`,
    [schema, schema],
  );
  return people.length > 0;
}

/** Returns the secrets of the config file if the server has the same key, or none; new secrets for a new server. */
function chooseSecrets(home: Paths, innerPad: Buffer | null): Secrets {
  const { serverKey, loginSecret } = readConfigFile(home);
  const kept = serverKey && loginSecret ? { serverKey: Buffer.from(serverKey, 'hex'), loginSecret } : null;
  if (innerPad === null) {
    return (
      kept ?? { serverKey: randomBytes(32), loginSecret: `${MIXED_PREFIX}${randomBytes(24).toString('base64url')}` }
    );
  }
  if (kept !== null && hmacPads(kept.serverKey).inner.equals(innerPad)) return kept;
  throw new Usage({ key: 'cli.setup.otherKey' });
}
