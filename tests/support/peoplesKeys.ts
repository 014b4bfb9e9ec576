import { readFileSync } from 'node:fs';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { withOwner } from '../../src/db/withOwner.ts';
import { docsBlock } from './docs.ts';
import type { SshHost } from './sshHost.ts';
import type { KeysAccount, UnixAccount } from './unixAccount.ts';

/** The documented block where keys belong to people. */
export const keysOfPeople = (account: UnixAccount, program: string, keys: KeysAccount): string =>
  docsBlock('sshd-people', {
    'User epicevent\n': `User ${account.name}\n`,
    '/usr/local/bin/epicevent': program,
    'epicevent-keys': keys.name,
  });

/** The same with certificates of the authority in `ca`. */
export const withCertificates =
  (ca: (account: UnixAccount) => string) =>
  (account: UnixAccount, program: string, keys: KeysAccount): string =>
    keysOfPeople(account, program, keys).replace(
      '    TrustedUserCAKeys none\n',
      docsBlock('sshd-certificates', {
        '/etc/ssh/epicevent_ca.pub': ca(account),
        '/usr/local/bin/epicevent': program,
        'epicevent-keys': keys.name,
      }),
    );

/** Gives the key of a `.pub` file to a person, as gestion does. */
export async function giveKey(host: SshHost, username: string, file = `${host.key}.pub`): Promise<void> {
  const [type = '', body = ''] = readFileSync(file, 'utf8').split(' ');
  await withOwner(host.database.admin, 'epicevent', async ({ connection }) => {
    const person = '(SELECT collaborator_id FROM collaborator WHERE username = ?)';
    await connection.query(`CALL add_ssh_key(${person}, ?, ?, '')`, [username, type, body.trim()]);
  });
}

/** Deactivates a person with the procedure that gestion calls; the events are left without a support. */
export async function deactivate(host: SshHost, username: string): Promise<void> {
  await withOwner(host.database.admin, 'epicevent', async ({ connection }) => {
    const [[person]] = await connection.query<RowDataPacket[]>(
      'SELECT collaborator_id AS id FROM collaborator WHERE username = ?',
      [username],
    );
    await connection.query('CALL deactivate_collaborator(?, NULL, NULL, 0)', [person?.id]);
  });
}

/** Runs a statement as an administrator of the database. */
export async function asAdministrator(host: SshHost, sql: string): Promise<unknown> {
  const connection = await createConnection({ ...host.database.admin, database: 'epicevent' });
  try {
    return (await connection.query(sql))[0];
  } finally {
    await connection.end();
  }
}
