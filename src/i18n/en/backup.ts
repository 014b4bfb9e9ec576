import type { backup as fr } from '../fr/backup.ts';

/** Texts of backups and of restoring them. */
export const backup: Record<keyof typeof fr, string> = {
  'backup.about': 'back the data and the secrets up to an encrypted file, while people work',
  'backup.file': 'file of the backup',
  'backup.passPhraseFile': 'a file whose first line is the pass phrase',
  'backup.overwrite': 'replace an existing file',
  'backup.ask': 'Pass phrase of the backup (12 characters or more; without it, nothing can be restored):',
  'backup.askAgain': 'The same pass phrase once more:',
  'backup.shortPhrase': 'The pass phrase is too short: {{count}} characters or more.',
  'backup.otherPhrase': 'The two pass phrases differ: nothing was written, try again.',
  'backup.exists': '{{path}} already exists: choose another name, or add --overwrite.',
  'backup.nothing': 'There is nothing to back up: the database {{schema}} does not exist yet.',
  'backup.diskFull': 'The disk is full: {{path}} was not written. Free some room, or choose another disk.',
  'backup.unwritable': '{{path}} cannot be written: check that its folder exists and that you may write there.',
  'backup.progress': '{{percent}}% — {{table}}, {{rows}} rows',
  'backup.done_one': 'The backup is in {{path}} ({{rows}} row). Keep the pass phrase elsewhere than the file.',
  'backup.done_other': 'The backup is in {{path}} ({{rows}} rows). Keep the pass phrase elsewhere than the file.',
  'sealed.foreign': '{{path}} is not a backup made by this program.',
  'sealed.wrongPhrase': 'This is not the pass phrase of {{path}} (or the start of the file is damaged).',
  'sealed.damaged': '{{path}} is damaged or incomplete: take another copy. Nothing was changed.',
  'restore.about': 'restore a backup on an empty server',
  'restore.ask': 'Pass phrase of the backup:',
  'restore.checking': 'Checking the file…',
  'restore.newer': 'This backup comes from a newer version of the program: update Epic Events on this machine.',
  'restore.hasTables':
    'The database {{schema}} already has tables ({{count}}), and a restore replaces nothing: restore on an empty server, or drop this database first.',
  'restore.hasAccounts':
    'The server already has accounts of collaborators, which a restore does not replace: {{names}}. Restore on an empty server, or drop these accounts first.',
  'restore.hasMembers':
    'Accounts of the server already have the permissions of a department: {{names}}. Restore on an empty server, or revoke these roles first.',
  'restore.otherKey':
    '{{path}} holds the secrets of another company: a restore does not replace them. Move this file away, or set another EPICEVENT_HOME.',
  'restore.otherServer':
    '{{path}} names a company server: add --admin-url to restore on a server, or set another EPICEVENT_HOME for a private server.',
  'restore.again': 'The restore is not complete, and nobody can sign in: run the same command again.',
  'restore.repair': 'The data are restored, but accounts are still missing: run “{{program}} migrate”.',
  'restore.unfinished':
    'A restore of the database {{schema}} was interrupted: run “{{program}} restore” with the backup again.',
  'restore.strange': 'The backup does not fit this program ({{why}}).',
  'restore.done_one': 'The backup of {{day}} is restored ({{rows}} row); the passwords are the same.',
  'restore.done_other': 'The backup of {{day}} is restored ({{rows}} rows); the passwords are the same.',
};
