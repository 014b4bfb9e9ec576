import type { machine as fr } from '../fr/machine.ts';

/** Texts about the folders of this machine, and the private server. */
export const machine: Record<keyof typeof fr, string> = {
  'cli.folderUnusable': 'The folder {{path}} cannot be used: make it writable, or name another one in EPICEVENT_HOME.',
  'cli.diskFull': 'The disk is full ({{path}}): free some space, or name another folder in EPICEVENT_HOME.',
  'cli.folderForeign':
    'The folder {{path}} is needed for the server’s socket, and is not yours: set a shorter EPICEVENT_HOME.',
  'cli.secretsBroken':
    'The file {{path}} is damaged: restore it from a backup. To start again with the example data instead, move {{folder}} away.',
  'cli.noServer':
    'A database server is missing: install mariadb-server-core and mariadb-client-core (Debian: apt install), mariadb-server (Fedora: dnf install) or mariadb (macOS: brew install), or point to an existing server with “{{program}} setup”.',
  'cli.serverGone':
    'The data in {{folder}} belong to a {{engine}} server that is no longer on this machine: install it again, or say where it is in EPICEVENT_MYSQLD.',
  'cli.initialiseFailed': 'The database cannot be made in {{folder}} ({{why}}): check the room and the rights there.',
  'cli.folderOpen': 'Others can write in the folder {{path}}: run “chmod 700 {{path}}”.',
  'cli.folderOfOther':
    'The folder {{path}} belongs to another user: start the program as that user, or name a folder of your own in EPICEVENT_HOME.',
  'cli.folderAsRoot':
    'The folder {{path}} belongs to a user, and this is root: start the program as that user, without sudo.',
  'cli.secretsGone':
    'The file {{path}} is missing, and nobody can sign in to the data in {{folder}} without it: put it back, or restore it from a backup. To start again with the example data instead, move {{folder}} away.',
  'cli.doctor.keyGone': 'missing',
  'cli.doctor.cure.secrets': 'Restore the original secrets.json ({{path}}), from a backup.',
  'cli.serverFailed': 'The database server does not start ({{why}}): the details are at the end of {{log}}.',
  'cli.serverSilent': 'The database server does not start in time, and has not said why in {{log}}: try again.',
  'cli.supervisorHangs':
    'The process {{pid}}, which runs the database server, does not answer: end it with “kill -9 {{pid}}”, then start again. The data are safe.',
  'cli.temporaryFolder':
    'The folder for temporary files {{path}} cannot be used: make it writable, or name another one in TMPDIR.',
  'cli.configForeign':
    'The file {{path}} belongs to another user: start the program as that user, or name a folder of your own in EPICEVENT_HOME.',
  'cli.folderTooLong': 'The path {{path}} is too long for the database server: set a shorter EPICEVENT_HOME.',
};
