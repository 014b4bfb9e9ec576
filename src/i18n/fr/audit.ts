/** The seals of the journal and the history. */
export const audit = {
  'cli.audit.about': 'sceller et vérifier le journal et l’historique',
  'cli.audit.seal': 'sceller les jours terminés, et afficher la dernière empreinte',
  'cli.audit.verify': 'recalculer les scellés, et nommer le premier enregistrement altéré',
  'cli.audit.json': 'en JSON',
  'cli.audit.digest': 'une empreinte affichée par seal, conservée ailleurs',
  'cli.audit.none': 'Aucun jour n’est terminé depuis une heure : il n’y a rien à sceller.',
  'cli.audit.sealed_one': '{{count}} jour scellé. Conservez cette empreinte ailleurs :',
  'cli.audit.sealed_other': '{{count}} jours scellés. Conservez la dernière empreinte ailleurs :',
  'cli.audit.well': 'Les scellés sont intacts (jours : {{days}}, enregistrements : {{records}}).',
  'cli.audit.breach.altered': '{{day}} : l’enregistrement {{record}} de {{table}} a été modifié.',
  'cli.audit.breach.removed': '{{day}} : l’enregistrement {{record}} de {{table}} a été supprimé.',
  'cli.audit.breach.inserted': '{{day}} : l’enregistrement {{record}} de {{table}} a été inséré après coup.',
  'cli.audit.breach.gap':
    '{{day}} : à côté de l’enregistrement {{record}} de {{table}}, d’autres ont été supprimés avec leur empreinte.',
  'cli.audit.breach.seal': '{{day}} : le scellé de ce jour a été modifié ou supprimé.',
  'cli.audit.breach.remade': 'Aucun scellé n’a cette empreinte : des scellés ont été supprimés ou refaits.',
};
