export const cli = {
  'cli.badLang': 'La langue « {{value}} » n’existe pas ici : mettez fr ou en dans EPICEVENT_LANG.',
  'cli.configUnreadable': 'Le fichier {{path}} ne peut pas être lu : vérifiez qu’il est à vous, ou supprimez-le.',
  'cli.configBroken':
    'Le fichier {{path}} n’est pas valable ({{part}}) : corrigez-le, ou relancez « epicevent setup ».',
  'cli.configOpen':
    'Le fichier {{path}} contient des secrets et d’autres peuvent le lire : lancez « chmod 600 {{path}} ».',
  'cli.folderUnusable':
    'Le dossier {{path}} ne peut pas être utilisé : rendez-le accessible en écriture, ou indiquez-en un autre par EPICEVENT_HOME.',
  'cli.diskFull':
    'Le disque de {{path}} est plein : libérez de la place, ou indiquez un autre dossier par EPICEVENT_HOME.',
  'cli.folderForeign':
    'Le dossier {{path}} n’est pas à vous seul : supprimez-le, ou indiquez un EPICEVENT_HOME plus court.',
  'cli.secretsBroken':
    'Le fichier {{path}} est abîmé : remettez-le depuis une sauvegarde, ou supprimez {{folder}} pour repartir des données d’exemple.',
  'cli.noServer':
    'Il manque un serveur de bases de données : installez mariadb-server-core (Debian : apt install), mariadb-server (Fedora : dnf install) ou mariadb (macOS : brew install), ou indiquez un serveur existant par « epicevent setup ».',
  'cli.serverGone':
    'Les données de {{folder}} sont celles d’un serveur {{engine}}, qui n’est plus sur cette machine : réinstallez-le, ou indiquez où il est par EPICEVENT_MYSQLD.',
  'cli.initialiseFailed':
    'La base de données ne peut pas être créée dans {{folder}} ({{why}}) : vérifiez la place et les droits de ce dossier.',
  'cli.serverFailed': 'Le serveur de bases de données ne démarre pas : la raison est à la fin de {{log}}.',
};
