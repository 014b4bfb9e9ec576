import type { Connection, ConnectionOptions, RowDataPacket } from 'mysql2/promise';
import { requireAdminRights } from '../db/adminRights.ts';
import { requireNoUnfinishedRestore } from '../db/backup/unfinishedRestore.ts';
import { namingBlockers } from '../db/blockers.ts';
import { type Account, withConnection } from '../db/connectOnce.ts';
import { driverError, isAccountRefused, isLockWait, tlsFault } from '../db/driverError.ts';
import { migrationsFolder } from '../db/migrationsFolder.ts';
import { countSteps, createMigrator } from '../db/migrator.ts';
import { hostsOf } from '../db/nodes.ts';
import { differencesOf, isLoss, nameOf } from '../db/schemaDifferences.ts';
import { pictureOf, pictureOfProgram } from '../db/schemaPicture.ts';
import { requireSameVersion } from '../db/schemaVersion.ts';
import { hmacPads } from '../db/serverKey.ts';
import { logsStatements } from '../db/serverSettings.ts';
import { connectAs, engineOf } from '../db/withOwner.ts';
import { Unavailable, Usage } from '../domain/errors.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Config } from '../settings/config.ts';
import { privateServerPaths } from '../settings/privateServerPaths.ts';
import type { Finding } from './doctor.ts';
import { examineAccounts } from './examineAccounts.ts';
import { examineCluster, examineHosts } from './examineCluster.ts';
import { examineKeys } from './examineKeys.ts';
import { examineRoles } from './examineRoles.ts';
import { examineSessions } from './examineSessions.ts';

/** The number of differing things that are named. */
const SHOWN = 12;
const OLDEST = { mysql: [8, 4], mariadb: [10, 11] } as const;

/** Checks the installation. `admin` is null without an administrator's access. */
export async function examine(
  config: Config,
  admin: ConnectionOptions | null,
  texts: Translator,
): Promise<readonly Finding[]> {
  const asLogin = await examineLogin(config, texts);
  if (admin === null) {
    return [...asLogin, skipped('admin', texts)];
  }
  let connection: Connection;
  try {
    connection = await connectAs({ ...admin, connectTimeout: 10_000 });
  } catch (error) {
    return [
      ...asLogin,
      { check: 'admin', state: 'problem', found: driverError(error).code ?? '?', cure: texts.t(cureOf(error)) },
    ];
  }
  try {
    return withTrueCure([...asLogin, ...(await examineWithin(connection, admin, config, texts))]);
  } finally {
    await connection.end();
  }
}

/**
 * With a foreign key, the sign-in account's password is foreign too, and only the original file cures both. The
 * collaborators' accounts cannot be judged, since their passwords derive from the key.
 */
function withTrueCure(findings: readonly Finding[]): readonly Finding[] {
  const key = findings.find(({ check, state }) => check === 'key' && state === 'problem');
  if (key === undefined) return findings;
  return findings
    .filter(({ check }) => check !== 'accounts')
    .map((finding) =>
      finding.check === 'login' && finding.state === 'problem' ? { ...finding, cure: key.cure } : finding,
    );
}

async function examineLogin(config: Config, texts: Translator): Promise<Finding[]> {
  const account: Account = {
    address: config.database,
    schema: config.schema,
    user: 'epicevent_login',
    password: config.loginSecret,
    department: null,
  };
  const repair = texts.t('cli.doctor.cure.migrate');
  try {
    return await withConnection(account, async (connection) => {
      const [rows] = await connection.query<RowDataPacket[]>('SELECT VERSION() AS version');
      const version = String(rows[0]?.version);
      const findings: Finding[] = [{ check: 'server', state: 'ok', found: addressOf(config), cure: null }];
      findings.push(examineVersion(version, texts));
      if (await logsStatements(connection)) {
        const cure = texts.t('server.logsStatements');
        findings.push({ check: 'version', state: 'problem', found: 'binlog_format=STATEMENT', cure });
      }
      const [answers] = await connection.query<RowDataPacket[][]>('CALL login_challenge(?, NULL)', ['doctor']);
      findings.push({ check: 'login', state: 'ok', found: 'epicevent_login', cure: null });
      findings.push(...(await examineKeys(config, texts)), ...(await examineHosts(account, texts)));
      return [...findings, ...(await examineStep(answers[0]?.[0]?.schema_step, config, texts))];
    });
  } catch (error) {
    const { code, errno } = driverError(error);
    const found = `${addressOf(config)} (${code ?? errno ?? '?'})`;
    // A server-side error number means that the server answered.
    const isReached = errno !== undefined && errno > 0 && errno < 2000;
    if (isLockWait(error)) return [{ check: 'login', state: 'problem', found, cure: texts.t('schema.blockedUnknown') }];
    if (isReached) return [{ check: 'login', state: 'problem', found, cure: repair }];
    return [{ check: 'server', state: 'problem', found, cure: texts.t(cureOf(error)) }];
  }
}

/** Returns a finding if the schema has another version than the program. */
async function examineStep(step: unknown, { schema }: Config, texts: Translator): Promise<Finding[]> {
  try {
    await requireSameVersion(step);
    return [];
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    const found = typeof step === 'string' ? step : schema;
    return [{ check: 'schema', state: 'problem', found, cure: texts.t(error.problem.key) }];
  }
}

function cureOf(error: unknown) {
  const fault = tlsFault(error);
  if (fault !== null) return `tls.${fault}` as const;
  return isAccountRefused(error) ? 'cli.admin.refused' : 'cli.unreachable';
}

function examineVersion(version: string, texts: Translator): Finding {
  const engine = /mariadb/i.test(version) ? 'mariadb' : 'mysql';
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  const [oldestMajor, oldestMinor] = OLDEST[engine];
  const isRecent = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
  const found = `${engine} ${version}`;
  return isRecent
    ? { check: 'version', state: 'ok', found, cure: null }
    : { check: 'version', state: 'problem', found, cure: texts.t('cli.doctor.cure.version') };
}

/** Checks as the administrator. A check that waits too long for a table ends with a finding that says who holds it. */
async function examineWithin(
  connection: Connection,
  admin: ConnectionOptions,
  config: Config,
  texts: Translator,
): Promise<readonly Finding[]> {
  const sessions = [
    ...(await examineCluster(connection, texts)),
    ...(await examineSessions(connection, config, texts)),
  ];
  try {
    const examined = () => examineAsAdmin(connection, admin, config, texts);
    return [...(await namingBlockers(connection, config.schema, examined)), ...sessions];
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    const { key, params } = error.problem;
    return [{ check: 'schema', state: 'problem', found: config.schema, cure: texts.t(key, params) }, ...sessions];
  }
}

async function examineAsAdmin(
  connection: Connection,
  admin: ConnectionOptions,
  config: Config,
  texts: Translator,
): Promise<Finding[]> {
  const { schema } = config;
  const engine = await engineOf(connection);
  try {
    await requireAdminRights(connection, engine, schema);
  } catch (error) {
    if (!(error instanceof Usage)) throw error;
    const { key, params } = error.problem;
    return [{ check: 'admin', state: 'problem', found: String(admin.user), cure: texts.t(key, params) }];
  }
  const migrator = createMigrator({ connection, engine, schema, folder: migrationsFolder() });
  let pending: readonly string[];
  try {
    await requireNoUnfinishedRestore(connection, schema);
    pending = await migrator.pending();
  } catch (error) {
    if (!(error instanceof Usage)) throw error;
    return [
      { check: 'schema', state: 'problem', found: schema, cure: texts.t(error.problem.key, error.problem.params) },
    ];
  }
  if (pending.length > 0) {
    const found = texts.t('cli.doctor.pending', { count: countSteps(pending) });
    return [{ check: 'schema', state: 'problem', found, cure: texts.t('cli.doctor.cure.migrate') }];
  }
  const last = (await migrator.executed()).at(-1) ?? '';
  const findings = [await examineSchema(connection, admin, schema, last, texts)];
  // Without these tables there is nothing to compare with.
  if (findings.some(({ state }) => state === 'problem') && !(await hasPeople(connection, schema))) return findings;
  return [
    ...findings,
    await examineKey(connection, config, texts),
    await examineRoles(connection, engine, config, texts),
    await examineAccounts(connection, admin, engine, config, texts),
  ];
}

/** Compares every table, constraint and rule with what the program makes on this server. */
async function examineSchema(
  connection: Connection,
  admin: ConnectionOptions,
  schema: string,
  last: string,
  texts: Translator,
): Promise<Finding> {
  const wanted = await pictureOfProgram(admin, schema, migrationsFolder());
  const differences = differencesOf(wanted, await pictureOf(connection, schema));
  if (differences.length === 0) return { check: 'schema', state: 'ok', found: last, cure: null };
  const lost = differences.filter(isLoss);
  const found = (lost.length > 0 ? lost : differences).map(nameOf).sort();
  const more = found.length > SHOWN ? [`+ ${found.length - SHOWN}`] : [];
  return {
    check: 'schema',
    state: 'problem',
    found: [...found.slice(0, SHOWN), ...more].join(', '),
    cure: texts.t(lost.length > 0 ? 'cli.doctor.cure.backup' : 'cli.doctor.cure.migrate'),
  };
}

async function hasPeople(connection: Connection, schema: string): Promise<boolean> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = ? AND table_name IN ('collaborator', 'credential', 'server_key')`,
    [schema],
  );
  return rows.length === 3;
}

async function examineKey(connection: Connection, config: Config, texts: Translator): Promise<Finding> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT inner_pad FROM ??.server_key', [config.schema]);
  const pad: unknown = rows[0]?.inner_pad;
  const isSame = Buffer.isBuffer(pad) && hmacPads(config.serverKey).inner.equals(pad);
  if (isSame) return { check: 'key', state: 'ok', found: texts.t('cli.doctor.keySame'), cure: null };
  const path = privateServerPaths(config.home).secretsFile;
  const cure = config.isPrivate ? texts.t('cli.doctor.cure.secrets', { path }) : texts.t('cli.doctor.cure.key');
  return { check: 'key', state: 'problem', found: texts.t('cli.doctor.keyOther'), cure };
}

function skipped(check: Finding['check'], texts: Translator): Finding {
  return { check, state: 'skipped', found: texts.t('cli.doctor.noAdmin'), cure: texts.t('cli.doctor.cure.admin') };
}

function addressOf({ database, schema }: Config): string {
  return 'socketPath' in database ? database.socketPath : `${hostsOf(database)}/${schema}`;
}
