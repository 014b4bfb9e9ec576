/** Texts about the access to the database server: the administrator's URL, and TLS. */
export const server = {
  'schema.earlier':
    'The database {{schema}} was made by a trial version, from before the first release: it cannot be upgraded. Set up another schema (“{{program}} setup --schema …”), or drop this database if nothing in it is to be kept.',
  'schema.earlierPrivate':
    'The data in {{folder}} were made by a trial version, from before the first release: they cannot be upgraded. Move this folder away, then start {{program}} again.',
  'schema.newer': 'The database is newer than this program: update Epic Events on this machine.',
  'schema.older': 'The database is older than this program: ask the administrator to run “{{program}} migrate”.',
  'server.logsStatements':
    'The server logs changes as statements, which refuses every sign-in: set binlog_format=ROW there (or MIXED), then run the command again. Nothing was changed.',
  'server.keepsXa':
    'The server keeps distributed transactions in their session, which gets round some rules: run SET PERSIST xa_detach_on_prepare = ON there, then run the command again.',
  'server.passwordPolicy':
    'The server’s password policy refuses the password of an account of the program: lower the policy (validate_password.policy) for this command, then raise it again.',
  'schema.blocked':
    'Other connections hold tables of the database: {{names}}. Wait until they end, or end them (KILL and the number), then run the command again.',
  'schema.blockedByPrepared':
    'An abandoned distributed transaction holds tables of the database. If no other application needs it, roll it back on the server, then run the command again: {{statements}}',
  'schema.blockedUnknown':
    'Another connection holds tables of the database, and the server does not say which: wait a little, then run the command again.',
  'schema.sessionsStay':
    'Some sessions do not end: wait a little, then run the command again. Until then, nobody can work in this database.',
  'schema.lost':
    'Missing in the database, and impossible to make again: {{names}}. Restore a backup, then run “{{program}} setup”.',
  'schema.recordsBreak':
    'The records do not fit {{names}}, which cannot be put back: correct them, or restore a backup and run “{{program}} setup”.',
  'cli.admin.badScheme': 'The administrator’s address must begin with mysql://: mysql://user@host:3306.',
  'cli.admin.badPort': 'The port of the administrator’s address is not valid: use a number from 1 to 65535.',
  'cli.admin.noUser': 'The administrator’s address names no account: write it mysql://user@host:3306.',
  'cli.admin.badPercent':
    'A “%” of the administrator’s address is not followed by a code: write it %25, or leave the password out, it will be asked for.',
  'cli.admin.badOption':
    'The administrator’s address does not know “{{name}}”: only ?socketPath=… and ?tls=… are possible.',
  'cli.admin.badTls': 'In the administrator’s address, ?tls= is true or false.',
  'tls.unencrypted':
    'The database server offers no encrypted connection: turn it on there, or, on a safe network, run “{{program}} setup” again with ?tls=false at the end of the address.',
  'tls.name':
    'The certificate of the database server is for another name: give the server by a name that is in its certificate, or add this one to it (for an IP address: “IP Address”).',
  'tls.date':
    'The certificate of the database server has expired or is not valid yet: renew it, or correct the date of this machine.',
  'tls.authority':
    'The authority of the database server’s certificate is unknown here: give its file in NODE_EXTRA_CA_CERTS.',
  'tls.other':
    'The encrypted connection to the database server cannot be set up: check that it accepts TLS 1.2 or 1.3.',
};
