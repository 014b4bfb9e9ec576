import type { Connection, RowDataPacket } from 'mysql2/promise';
import { type Account, withConnection } from '../db/connectOnce.ts';
import { hostsOf, nodesOf } from '../db/nodes.ts';
import { isGalera } from '../db/serverSettings.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Finding } from './doctor.ts';

/** Checks that every host of the address answers, where it has several. @param login the sign-in account */
export async function examineHosts(login: Account, texts: Translator): Promise<readonly Finding[]> {
  const nodes = nodesOf(login.address);
  if (nodes.length === 1) return [];
  const answers = await Promise.allSettled(
    nodes.map((address) => withConnection({ ...login, address }, async () => undefined)),
  );
  const silent = nodes.filter((_, place) => answers[place]?.status === 'rejected').map(hostsOf);
  return silent.length === 0
    ? [{ check: 'cluster', state: 'ok', found: hostsOf(login.address), cure: null }]
    : [{ check: 'cluster', state: 'problem', found: silent.join(', '), cure: texts.t('cli.doctor.cure.hosts') }];
}

/** Checks the cluster that the server belongs to; nothing for a server alone. @param connection an administrator's */
export async function examineCluster(connection: Connection, texts: Translator): Promise<readonly Finding[]> {
  if (await isGalera(connection)) return examineGalera(connection, texts);
  return examineGroup(connection, texts);
}

async function valuesOf(connection: Connection, sql: string): Promise<ReadonlyMap<string, string>> {
  const [rows] = await connection.query<RowDataPacket[]>(sql);
  return new Map(rows.map(({ Variable_name: name, Value: value }) => [String(name), String(value)]));
}

async function examineGalera(connection: Connection, texts: Translator): Promise<readonly Finding[]> {
  const status = await valuesOf(connection, "SHOW GLOBAL STATUS LIKE 'wsrep_%'");
  const settings = await valuesOf(connection, "SHOW GLOBAL VARIABLES LIKE 'innodb_autoinc_lock_mode'");
  const found = `Galera, ${texts.t('cli.doctor.nodes', { count: Number(status.get('wsrep_cluster_size')) })}`;
  const problem = (cure: string): Finding => ({ check: 'cluster', state: 'problem', found, cure });
  if (status.get('wsrep_ready') !== 'ON') return [problem(texts.t('cli.doctor.cure.nodeApart'))];
  if (settings.get('innodb_autoinc_lock_mode') !== '2') return [problem(texts.t('cli.doctor.cure.autoinc'))];
  return [{ check: 'cluster', state: 'ok', found, cure: null }];
}

async function examineGroup(connection: Connection, texts: Translator): Promise<readonly Finding[]> {
  const settings = await valuesOf(connection, "SHOW GLOBAL VARIABLES LIKE 'group_replication_%'");
  if (!settings.get('group_replication_group_name')) return [];
  const [members] = await connection.query<RowDataPacket[]>(
    `SELECT CONCAT(member_host, ':', member_port, ' ', member_state) AS name, member_state AS state
     FROM performance_schema.replication_group_members`,
  );
  const found = `Group Replication, ${texts.t('cli.doctor.nodes', { count: members.length })}`;
  const problem = (what: string, cure: string): Finding => ({ check: 'cluster', state: 'problem', found: what, cure });
  const findings: Finding[] = [];
  const away = members.filter(({ state }) => state !== 'ONLINE').map(({ name }) => String(name));
  if (away.length > 0) findings.push(problem(away.join(', '), texts.t('cli.doctor.cure.nodeApart')));
  if (settings.get('group_replication_single_primary_mode') === 'OFF') {
    findings.push(problem('group_replication_single_primary_mode=OFF', texts.t('cli.doctor.cure.singlePrimary')));
  }
  if (settings.get('group_replication_unreachable_majority_timeout') === '0') {
    findings.push(problem('group_replication_unreachable_majority_timeout=0', texts.t('cli.doctor.cure.majority')));
  }
  return findings.length > 0 ? findings : [{ check: 'cluster', state: 'ok', found, cure: null }];
}
