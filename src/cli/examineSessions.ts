import type { Connection, RowDataPacket } from 'mysql2/promise';
import { nameBlockers, openTransactions, rollbacksOfPrepared } from '../db/blockers.ts';
import { mostPrepared } from '../db/preparedStatements.ts';
import { isXaKept } from '../db/serverSettings.ts';
import { neededFor } from '../domain/connectionLimits.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Config } from '../settings/config.ts';
import type { Finding } from './doctor.ts';

/** A transaction that is open for longer may keep others from working. */
const LONG_S = 60;

/** Checks that no session keeps the others from working: by what it holds, or by what the server lets it take. */
export async function examineSessions(
  connection: Connection,
  { isPrivate }: Config,
  texts: Translator,
): Promise<readonly Finding[]> {
  const problem = (found: string, cure: string): Finding => ({ check: 'sessions', state: 'problem', found, cure });
  const findings: Finding[] = [];
  const long = await openTransactions(connection, LONG_S);
  if (long.length > 0) findings.push(problem(nameBlockers(long), texts.t('cli.doctor.cure.transactions')));
  const prepared = await rollbacksOfPrepared(connection);
  if (prepared.length > 0) {
    const found = texts.t('cli.doctor.prepared', { count: prepared.length });
    findings.push(problem(found, texts.t('cli.doctor.cure.prepared', { statements: prepared.join('; ') })));
  }
  const taken = await mostPrepared(connection);
  if (taken !== null) {
    const { count, most, holders } = taken;
    findings.push(problem(`Prepared_stmt_count ${count}/${most}: ${holders}`, texts.t('cli.doctor.cure.statements')));
  }
  if (await isXaKept(connection)) findings.push(problem('xa_detach_on_prepare=OFF', texts.t('server.keepsXa')));
  if (!isPrivate) {
    const [rows] = await connection.query<RowDataPacket[]>('SELECT @@GLOBAL.max_connections AS most');
    const most = Number(rows[0]?.most);
    const needed = neededFor(await countAccounts(connection));
    if (most < needed)
      findings.push(problem(`max_connections=${most}`, texts.t('cli.doctor.cure.connections', { count: needed })));
  }
  if (findings.length > 0) return findings;
  return [{ check: 'sessions', state: 'ok', found: texts.t('cli.doctor.nobodyBlocks'), cure: null }];
}

/** The collaborators' accounts: the table of the collaborators may be held. */
async function countAccounts(connection: Connection): Promise<number> {
  const [rows] = await connection.query<RowDataPacket[]>(
    "SELECT COUNT(*) AS count FROM mysql.user WHERE user LIKE 'epicevent\\_c%'",
  );
  return Number(rows[0]?.count);
}
