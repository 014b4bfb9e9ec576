/** Textes des sauvegardes et de leur restauration. */
export const backup = {
  'backup.about': 'sauvegarder les données et les secrets dans un fichier chiffré, pendant que l’on travaille',
  'backup.file': 'fichier de la sauvegarde',
  'backup.passPhraseFile': 'fichier dont la première ligne est la phrase secrète',
  'backup.overwrite': 'remplacer un fichier qui existe',
  'backup.ask': 'Phrase secrète de la sauvegarde (12 caractères ou plus ; sans elle, rien ne pourra être restauré) :',
  'backup.askAgain': 'La même phrase secrète encore une fois :',
  'backup.shortPhrase': 'La phrase secrète est trop courte : {{count}} caractères ou plus.',
  'backup.otherPhrase': 'Les deux phrases secrètes diffèrent : rien n’a été écrit, recommencez.',
  'backup.exists': '{{path}} existe déjà : choisissez un autre nom, ou ajoutez --overwrite.',
  'backup.nothing': 'Il n’y a rien à sauvegarder : la base {{schema}} n’existe pas encore.',
  'backup.diskFull':
    'Le disque est plein : {{path}} n’a pas été écrit. Libérez de la place, ou choisissez un autre disque.',
  'backup.unwritable': '{{path}} ne peut pas être écrit : vérifiez que le dossier existe et que vous pouvez y écrire.',
  'backup.progress': '{{percent}} % — {{table}}, {{rows}} lignes',
  'backup.done_one':
    'Sauvegarde écrite dans {{path}} ({{rows}} ligne). Gardez la phrase secrète ailleurs que le fichier.',
  'backup.done_other':
    'Sauvegarde écrite dans {{path}} ({{rows}} lignes). Gardez la phrase secrète ailleurs que le fichier.',
  'sealed.foreign': '{{path}} n’est pas une sauvegarde faite par ce programme.',
  'sealed.wrongPhrase': 'Ce n’est pas la phrase secrète de {{path}} (ou le début du fichier est abîmé).',
  'sealed.damaged': '{{path}} est abîmé ou incomplet : prenez une autre copie. Rien n’a été modifié.',
  'restore.about': 'restaurer une sauvegarde sur un serveur vide',
  'restore.ask': 'Phrase secrète de la sauvegarde :',
  'restore.checking': 'Vérification du fichier…',
  'restore.newer':
    'Cette sauvegarde vient d’une version plus récente du programme : mettez Epic Events à jour sur cette machine.',
  'restore.hasTables':
    'La base {{schema}} a déjà des tables ({{count}}), et une restauration ne remplace rien : restaurez sur un serveur vide, ou supprimez d’abord cette base.',
  'restore.hasAccounts':
    'Le serveur a déjà des comptes de collaborateurs, qu’une restauration ne remplace pas : {{names}}. Restaurez sur un serveur vide, ou supprimez d’abord ces comptes.',
  'restore.hasMembers':
    'Des comptes du serveur ont déjà les droits d’un service : {{names}}. Restaurez sur un serveur vide, ou retirez-leur d’abord ces rôles.',
  'restore.otherKey':
    '{{path}} contient les secrets d’une autre entreprise : une restauration ne les remplace pas. Mettez ce fichier de côté, ou indiquez un autre EPICEVENT_HOME.',
  'restore.otherServer':
    '{{path}} indique un serveur d’entreprise : ajoutez --admin-url pour restaurer sur un serveur, ou indiquez un autre EPICEVENT_HOME pour un serveur privé.',
  'restore.again': 'La restauration n’est pas terminée, et personne ne peut se connecter : relancez la même commande.',
  'restore.repair': 'Les données sont restaurées, mais des comptes manquent encore : lancez « {{program}} migrate ».',
  'restore.unfinished':
    'Une restauration de la base {{schema}} a été interrompue : relancez « {{program}} restore » avec la sauvegarde.',
  'restore.strange': 'La sauvegarde ne convient pas à ce programme ({{why}}).',
  'restore.done_one': 'Sauvegarde du {{day}} restaurée ({{rows}} ligne) ; les mots de passe sont les mêmes.',
  'restore.done_other': 'Sauvegarde du {{day}} restaurée ({{rows}} lignes) ; les mots de passe sont les mêmes.',
};
