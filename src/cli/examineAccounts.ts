import type { Connection, ConnectionOptions } from 'mysql2/promise';
import { faultyAccounts } from '../db/faultyAccounts.ts';
import type { Engine } from '../db/migrator.ts';
import { accountName } from '../db/serverKey.ts';
import { OWNER_ACCOUNT } from '../db/withOwner.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Config } from '../settings/config.ts';
import type { Finding } from './doctor.ts';

/**
 * Checks that every active collaborator has an account as the program makes it, that there is no other account, and that
 * the owner of the schema is locked.
 */
export async function examineAccounts(
  connection: Connection,
  admin: ConnectionOptions,
  engine: Engine,
  { schema, serverKey }: Config,
  texts: Translator,
): Promise<Finding> {
  const faults = await faultyAccounts({ admin, connection, engine, schema, serverKey });
  const wrong = [
    ...faults.broken.map(accountName),
    ...faults.leftOver.map(({ name, host }) => (host === '%' ? name : `${name}@${host}`)),
    ...(faults.isOwnerOpen ? [OWNER_ACCOUNT] : []),
  ];
  if (wrong.length === 0) {
    const found = texts.t('cli.doctor.accounts', { count: faults.wellCount });
    return { check: 'accounts', state: 'ok', found, cure: null };
  }
  const cure = texts.t('cli.doctor.cure.migrate');
  return { check: 'accounts', state: 'problem', found: wrong.sort().join(', '), cure };
}
