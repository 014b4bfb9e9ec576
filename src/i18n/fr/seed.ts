export const seed = {
  'cli.admin.busy': 'Un autre travail d’administration est en cours sur cette base : attendez qu’il soit fini.',
  'cli.seed.largeAbout':
    'beaucoup de clients, de contrats et d’événements inventés, pour essayer l’application en grand',
  'cli.seed.rows': 'combien de chacun',
  'cli.seed.seed': 'un autre nombre donne d’autres noms et d’autres dates',
  'cli.seed.connected_one': '{{count}} autre session est ouverte sur cette base : fermez-la d’abord.',
  'cli.seed.connected_other': '{{count}} autres sessions sont ouvertes sur cette base : fermez-les d’abord.',
  'cli.seed.pending_one': '{{count}} étape manque à cette base : lancez d’abord « {{program}} migrate ».',
  'cli.seed.pending_other': '{{count}} étapes manquent à cette base : lancez d’abord « {{program}} migrate ».',
  'cli.seed.large': 'Cette base est déjà grande : repartez d’une base vide ou de la société d’exemple.',
  'cli.seed.real':
    'Cette base est celle d’une vraie société : seule une base vide, ou la société d’exemple, peut être remplie.',
  'cli.seed.otherRows':
    'Un remplissage de {{rows}} lignes a été interrompu ici : terminez-le par « {{program}} seed large --rows {{rows}} ».',
  'cli.seed.worked':
    'On a travaillé dans cette base depuis que son remplissage a été interrompu : il ne peut plus être repris.',
  'cli.seed.stopped':
    'Interrompu : la même commande reprend où elle en était ; « {{program}} migrate » remet les règles et les droits avec ce qui est déjà là.',
  'cli.seed.step.client': 'Clients : {{rows}} sur {{total}}',
  'cli.seed.step.contract': 'Contrats et paiements : {{rows}} sur {{total}}',
  'cli.seed.step.event': 'Événements : {{rows}} sur {{total}}',
  'cli.seed.step.lines': 'Index des listes : table {{begun}} sur {{total}}',
  'cli.seed.step.rules': 'Règles et droits…',
  'cli.seed.step.analyse': 'Statistiques…',
  'cli.seed.largeDone_one': '{{rows}} clients, contrats et événements sont en place ({{count}} seconde).',
  'cli.seed.largeDone_other': '{{rows}} clients, contrats et événements sont en place ({{count}} secondes).',
};
