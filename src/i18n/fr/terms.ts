export const terms = {
  'terms.unknown': '{{typed}} : pas de champ « {{name}} » ici, peut-être « {{nearest}} ». Entre guillemets : des mots.',
  'terms.noFields': '{{typed}} : cette liste n’a pas de tels champs. Entre guillemets, ce sont des mots.',
  'terms.noDates': '{{typed}} : cette liste n’a pas de dates.',
  'terms.tooMany': '{{typed}} : {{max}} conditions au plus.',
  'terms.needs.money': '{{typed}} : un montant est attendu, comme 5000 ou 1 000,50.',
  'terms.needs.number': '{{typed}} : un nombre entier est attendu.',
  'terms.needs.days': '{{typed}} : une date est attendue : <7j, juin 2024, cette semaine, 01/06/2026..15/06/2026.',
  'terms.needs.duration': '{{typed}} : une durée est attendue, comme <30j ou >2 semaines.',
  'terms.needs.choice': '{{typed}} : à choisir parmi {{choices}}.',
  'terms.needs.person': '{{typed}} : un nom est attendu, ou « moi », ou « aucun ».',
  'terms.needs.text': '{{typed}} : un texte est attendu après « : ».',
  'terms.chip': '{{label}} : {{value}}',
};
