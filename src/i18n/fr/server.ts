/** Texts about the access to the database server: the administrator's URL, and TLS. */
export const server = {
  'schema.earlier':
    'La base {{schema}} vient d’une version d’essai, d’avant la première publication : elle ne peut pas être mise à jour. Installez un autre schéma (« {{program}} setup --schema … »), ou supprimez cette base si elle ne contient rien à garder.',
  'schema.earlierPrivate':
    'Les données de {{folder}} viennent d’une version d’essai, d’avant la première publication : elles ne peuvent pas être mises à jour. Mettez ce dossier de côté, puis relancez {{program}}.',
  'schema.newer': 'La base est plus récente que ce programme : mettez Epic Events à jour sur cette machine.',
  'schema.older':
    'La base est plus ancienne que ce programme : demandez à l’administrateur de lancer « {{program}} migrate ».',
  'server.logsStatements':
    'Le serveur journalise les modifications par instruction, ce qui refuse toute connexion : mettez-y binlog_format=ROW (ou MIXED), puis relancez la commande. Rien n’a été modifié.',
  'server.keepsXa':
    'Le serveur garde les transactions distribuées dans leur session, ce qui contourne des règles : lancez-y SET PERSIST xa_detach_on_prepare = ON, puis relancez la commande.',
  'server.passwordPolicy':
    'La politique de mots de passe du serveur refuse celui d’un compte du programme : abaissez-la (validate_password.policy) le temps de cette commande.',
  'schema.blocked':
    'D’autres connexions retiennent des tables de la base : {{names}}. Attendez leur fin, ou terminez-les (KILL et leur numéro), puis relancez la commande.',
  'schema.blockedByPrepared':
    'Une transaction distribuée abandonnée retient des tables de la base. Si aucune autre application n’en a besoin, annulez-la sur le serveur, puis relancez la commande : {{statements}}',
  'schema.blockedUnknown':
    'Une autre connexion retient des tables de la base, sans que le serveur dise laquelle : attendez un peu, puis relancez la commande.',
  'schema.sessionsStay':
    'Des sessions ne se terminent pas : attendez un peu, puis relancez la commande. D’ici là, personne ne peut travailler dans cette base.',
  'schema.lost':
    'Il manque dans la base, sans pouvoir être refait : {{names}}. Restaurez une sauvegarde, puis lancez « {{program}} setup ».',
  'schema.recordsBreak':
    'Les enregistrements ne respectent pas {{names}}, qui ne peut pas être remis : corrigez-les, ou restaurez une sauvegarde et lancez « {{program}} setup ».',
  'cli.admin.badScheme': 'L’adresse d’administration doit commencer par mysql:// : mysql://utilisateur@machine:3306.',
  'cli.admin.badPort': 'Le port de l’adresse d’administration n’est pas valable : mettez un nombre de 1 à 65535.',
  'cli.admin.noUser':
    'L’adresse d’administration ne nomme pas de compte : écrivez-la mysql://utilisateur@machine:3306.',
  'cli.admin.badPercent':
    'Un « % » de l’adresse d’administration n’est pas suivi d’un code : écrivez-le %25, ou laissez le mot de passe de côté, il sera demandé.',
  'cli.admin.badOption':
    'L’adresse d’administration ne connaît pas « {{name}} » : seuls ?socketPath=… et ?tls=… sont possibles.',
  'cli.admin.badTls': 'Dans l’adresse d’administration, ?tls= vaut true ou false.',
  'tls.unencrypted':
    'Le serveur de bases de données n’offre pas de liaison chiffrée : activez-la sur le serveur, ou, sur un réseau sûr, relancez « {{program}} setup » avec ?tls=false à la fin de l’adresse.',
  'tls.name':
    'Le certificat du serveur de bases de données est celui d’un autre nom : indiquez le serveur par un nom qui est dans son certificat, ou ajoutez-y celui-ci (pour une adresse IP : « IP Address »).',
  'tls.date':
    'Le certificat du serveur de bases de données a expiré ou n’est pas encore valable : renouvelez-le, ou corrigez la date de cette machine.',
  'tls.authority':
    'L’autorité du certificat du serveur de bases de données est inconnue ici : indiquez son fichier par NODE_EXTRA_CA_CERTS.',
  'tls.other':
    'La liaison chiffrée avec le serveur de bases de données ne s’établit pas : vérifiez qu’il accepte TLS 1.2 ou 1.3.',
};
