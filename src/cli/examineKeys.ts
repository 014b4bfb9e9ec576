import { withConnection } from '../db/connectOnce.ts';
import { driverError } from '../db/driverError.ts';
import { keysSecret } from '../db/serverKey.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Config } from '../settings/config.ts';
import type { Finding } from './doctor.ts';

const KEYS_ACCOUNT = 'epicevent_keys';

/** Checks that the account which reads keys for the SSH server answers. @returns what is wrong; nothing where it does */
export async function examineKeys({ database, schema, serverKey }: Config, texts: Translator): Promise<Finding[]> {
  const account = { address: database, schema, user: KEYS_ACCOUNT, password: keysSecret(serverKey), department: null };
  try {
    await withConnection(account, (connection) => connection.query('CALL authorized_key(?, NULL)', ['doctor']));
    return [];
  } catch (error) {
    const { code, errno } = driverError(error);
    const found = `${KEYS_ACCOUNT} (${code ?? errno ?? '?'})`;
    return [{ check: 'login', state: 'problem', found, cure: texts.t('cli.doctor.cure.migrate') }];
  }
}
