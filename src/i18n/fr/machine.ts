/** Texts about the folders of this machine, and the private server. */
export const machine = {
  'cli.folderUnusable':
    'Le dossier {{path}} ne peut pas être utilisé : rendez-le accessible en écriture, ou indiquez-en un autre par EPICEVENT_HOME.',
  'cli.diskFull':
    'Le disque est plein ({{path}}) : libérez de la place, ou indiquez un autre dossier par EPICEVENT_HOME.',
  'cli.folderForeign':
    'Le dossier {{path}} est nécessaire au serveur et n’est pas à vous : indiquez un EPICEVENT_HOME plus court.',
  'cli.secretsBroken':
    'Le fichier {{path}} est endommagé : restaurez-le depuis une sauvegarde. Pour repartir plutôt des données d’exemple, déplacez {{folder}} ailleurs.',
  'cli.noServer':
    'Il manque un serveur de bases de données : installez mariadb-server-core et mariadb-client-core (Debian : apt install), mariadb-server (Fedora : dnf install) ou mariadb (macOS : brew install), ou indiquez un serveur existant par « {{program}} setup ».',
  'cli.serverGone':
    'Les données du dossier {{folder}} sont celles d’un serveur {{engine}}, qui n’est plus sur cette machine : réinstallez-le, ou indiquez où il est par EPICEVENT_MYSQLD.',
  'cli.initialiseFailed':
    'La base de données ne peut pas être créée dans {{folder}} ({{why}}) : vérifiez la place et les droits de ce dossier.',
  'cli.folderOpen': 'D’autres peuvent écrire dans le dossier {{path}} : lancez « chmod 700 {{path}} ».',
  'cli.folderOfOther':
    'Le dossier {{path}} est à un autre utilisateur : lancez le programme sous son nom, ou indiquez un dossier à vous par EPICEVENT_HOME.',
  'cli.folderAsRoot':
    'Le dossier {{path}} est à un utilisateur, et vous êtes root : lancez le programme sous le nom de cet utilisateur, sans sudo.',
  'cli.secretsGone':
    'Le fichier {{path}} manque, et sans lui personne ne peut se connecter aux données de {{folder}} : remettez-le, ou restaurez-le depuis une sauvegarde. Pour repartir plutôt des données d’exemple, déplacez {{folder}} ailleurs.',
  'cli.doctor.keyGone': 'absente',
  'cli.doctor.cure.secrets': 'Remettez le secrets.json d’origine ({{path}}), depuis une sauvegarde.',
  'cli.serverFailed': 'Le serveur de bases de données ne démarre pas ({{why}}) : le détail est à la fin de {{log}}.',
  'cli.serverSilent':
    'Le serveur de bases de données ne démarre pas à temps, et n’a pas dit pourquoi dans {{log}} : réessayez.',
  'cli.supervisorHangs':
    'Le processus {{pid}}, qui tient le serveur de bases de données, ne répond pas : arrêtez-le par « kill -9 {{pid}} », puis recommencez. Les données ne risquent rien.',
  'cli.temporaryFolder':
    'Le dossier des fichiers temporaires {{path}} ne peut pas être utilisé : rendez-le accessible en écriture, ou indiquez-en un autre par TMPDIR.',
  'cli.configForeign':
    'Le fichier {{path}} est à un autre utilisateur : lancez le programme sous son nom, ou indiquez un dossier à vous par EPICEVENT_HOME.',
  'cli.folderTooLong':
    'Le chemin {{path}} est trop long pour le serveur de bases de données : indiquez un EPICEVENT_HOME plus court.',
};
