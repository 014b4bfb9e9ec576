import type { cli as fr } from '../fr/cli.ts';

export const cli: Record<keyof typeof fr, string> = {
  'cli.badLang': 'There is no language “{{value}}” here: set EPICEVENT_LANG to fr or en.',
  'cli.configUnreadable': 'The file {{path}} cannot be read: check that it is yours, or remove it.',
  'cli.configBroken': 'The file {{path}} is not valid ({{part}}): correct it, or run “epicevent setup” again.',
  'cli.configOpen': 'The file {{path}} holds secrets and others can read it: run “chmod 600 {{path}}”.',
  'cli.folderUnusable': 'The folder {{path}} cannot be used: make it writable, or name another one in EPICEVENT_HOME.',
  'cli.diskFull': 'The disk of {{path}} is full: make room, or name another folder in EPICEVENT_HOME.',
  'cli.folderForeign': 'The folder {{path}} is not yours alone: remove it, or set a shorter EPICEVENT_HOME.',
  'cli.secretsBroken':
    'The file {{path}} is damaged: put it back from a backup, or remove {{folder}} to begin again with the example data.',
  'cli.noServer':
    'A database server is missing: install mariadb-server-core (Debian: apt install), mariadb-server (Fedora: dnf install) or mariadb (macOS: brew install), or point to an existing server with “epicevent setup”.',
  'cli.serverGone':
    'The data in {{folder}} are those of a {{engine}} server, which is no longer on this machine: install it again, or say where it is in EPICEVENT_MYSQLD.',
  'cli.initialiseFailed': 'The database cannot be made in {{folder}} ({{why}}): check the room and the rights there.',
  'cli.serverFailed': 'The database server does not start: the reason is at the end of {{log}}.',
};
