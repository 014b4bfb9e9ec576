export const home = {
  'pane.home': 'Accueil',
  'home.waiting': 'ce qui vous attend',
  'home.nothing': 'Rien ne vous attend. 1, 2 et 3 montrent les listes.',
  'home.toAssign': 'Événements sans support',
  'home.toIssue': 'Brouillons à émettre',
  'home.toSign': 'Contrats de mes clients à faire signer',
  'home.toPay': 'Contrats pas entièrement payés (reste, montant)',
  'home.next': 'Mes prochains événements',
  'home.coming': 'Événements à venir',
  'home.pageUp': 'page ou rubrique précédente',
  'home.pageDown': 'page ou rubrique suivante',
};
