import { createHash } from 'node:crypto';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { OF_A_PERSON } from '../../domain/connectionLimits.ts';
import type { Engine } from '../migrator.ts';
import { accountName, databaseSecret } from '../serverKey.ts';

const LIMITS: Record<Engine, string> = {
  mysql: `WITH MAX_USER_CONNECTIONS ${OF_A_PERSON} PASSWORD EXPIRE NEVER FAILED_LOGIN_ATTEMPTS 0 PASSWORD_LOCK_TIME 0`,
  mariadb: `WITH MAX_USER_CONNECTIONS ${OF_A_PERSON} PASSWORD EXPIRE NEVER`,
};

/** MariaDB receives only the stored hash, which no password policy refuses. */
const PROOF: Record<Engine, string> = { mysql: 'BY ?', mariadb: 'VIA mysql_native_password USING ?' };

const sha1 = (value: string | Buffer): Buffer => createHash('sha1').update(value).digest();

/**
 * Makes the database account of every active collaborator as it was: with the password of the stored version. Unlike
 * `provision_collaborator` it changes no row. The roles must exist.
 * @param owner the owner's connection
 */
export async function makeAccounts(owner: Connection, engine: Engine, serverKey: Buffer): Promise<void> {
  const [people] = await owner.query<RowDataPacket[]>(
    `SELECT c.collaborator_id AS id, c.role AS role, k.account_version AS version
     FROM collaborator AS c JOIN credential AS k USING (collaborator_id)
     WHERE c.is_active AND c.role IN ('collaborator', 'commercial', 'support', 'gestion')`,
  );
  for (const { id, role, version } of people) {
    const account = accountName(Number(id));
    const secret = databaseSecret(serverKey, Number(id), Number(version));
    await owner.query(`CREATE USER ?@'%' IDENTIFIED ${PROOF[engine]} ${LIMITS[engine]}`, [
      account,
      engine === 'mysql' ? secret : `*${sha1(sha1(secret)).toString('hex').toUpperCase()}`,
    ]);
    await owner.query("GRANT ? TO ?@'%'", [role, account]);
    await owner.query(`SET DEFAULT ROLE ? ${engine === 'mysql' ? 'TO' : 'FOR'} ?@'%'`, [role, account]);
  }
}
