/** What is taken over from spreadsheets. */
export const imports = {
  'imports.value.failed': 'La formule de cette cellule a échoué : {{text}}.',
  'imports.value.unknown': 'Le fichier dit « {{text}} » : pas de valeur.',
  'imports.value.hidden': 'Signes invisibles enlevés, dont {{code}}.',
  'imports.value.incompleteDate': 'Date incomplète, ou qui dépend du jour où on la lit : à confirmer.',
  'imports.value.dayOrMonth': 'Le jour ou le mois d’abord ? Ici le jour : à confirmer.',
  'imports.value.amount': 'Ce n’est pas un montant en euros.',
  'imports.value.approximate': 'Nombre approximatif : à confirmer.',
  'imports.value.number': 'Ce n’est pas un numéro seul.',
  'imports.value.statut': 'Statut inconnu : brouillon, à signer, signé, clos ou annulé.',
  'imports.value.method': 'Moyen de paiement inconnu : virement, carte, chèque, espèces ou autre.',
  'imports.value.inNotes': 'Nombre trouvé dans les notes (« {{text}} ») : à confirmer.',
  'imports.value.several': 'Plusieurs valeurs : la première est prise, pas « {{others}} ».',
  'imports.value.phoneNumber': 'La cellule contient un nombre : le tableur a pu enlever le 0 du début.',
  'imports.value.noCompany': 'Pas de société dans le fichier : est-ce un particulier ?',
  'imports.shape.untitled': 'Pas de titre au-dessus des libellés : nom à donner.',
  'imports.shape.titles': 'Plusieurs titres : le plus proche est pris, pas « {{others}} ».',
};
