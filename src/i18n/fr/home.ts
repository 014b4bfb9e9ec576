export const home = {
  'pane.home': 'Accueil',
  'home.waiting': 'à traiter',
  'home.nothing': 'Rien à traiter. 1, 2 et 3 montrent les listes.',
  'home.toAssign': 'Événements sans support',
  'home.toIssue': 'Brouillons à émettre',
  'home.toSign': 'Contrats à faire signer',
  'home.drafted': 'En attente de la gestion',
  'home.toPay': 'Contrats non soldés (reste, montant)',
  'home.next': 'Mes prochains événements',
  'home.coming': 'Événements à venir',
  'home.pageUp': 'page ou rubrique précédente',
  'home.pageDown': 'page ou rubrique suivante',
};
