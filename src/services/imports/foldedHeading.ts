import { fold } from '../../domain/likeness.ts';

/** Words that change nothing in a label. */
const SILENT = new Set('a au aux d de des du l la le les et and of the for to en in s'.split(' '));

/** Words that mean the same in a label, folded and without the «s» of the plural. The first one stands for all. */
const SAME: readonly string[] = [
  'no n num numero number nr id identifiant identifier ref reference code',
  'nb nbr nbre nombre',
  'event evenement evt manifestation',
  'contract contrat ctr',
  'client customer clt cliente',
  'company societe entreprise organisation organization firm compagnie',
  'name nom intitule titre title',
  'start debut begin beginning commencement',
  'end fin ending',
  'date jour day',
  'time heure hour',
  'place lieu location venue endroit emplacement site',
  'address addres adresse',
  'room salle',
  'people participant attendee invite guest personne convive pax pers att effectif',
  'note remarque commentaire comment remark observation',
  'contact interlocuteur interlocutrice',
  'manager responsable',
  'commercial vendeur vendeuse salesperson seller',
  'sale vente',
  'phone telephone tel portable mobile gsm cell',
  'email mail courriel mel',
  'amount montant somme',
  'cost cout prix price budget',
  'paid paye payee regle reglee verse versee encaisse',
  'payment paiement reglement versement encaissement',
  'due reste solde balance remaining',
  'statut status statu',
  'signed signe signee',
  'signature signing',
  'method mode moyen methode mean',
  'first premier',
  'created cree creation creee',
  'city ville town',
];
const CANONICAL = new Map(
  SAME.flatMap((line) => {
    const [first = '', ...others] = line.split(' ');
    return others.map((word) => [word, first] as const);
  }),
);

const singular = (word: string): string => (word.length > 3 ? word.replace(/s$/, '') : word);

/**
 * @returns a label or heading as labels are compared and remembered: French and English words that mean the same are
 *   one, in a fixed order, without accents, capitals, colons, brackets and plurals. Empty for a text without words.
 */
export function foldedHeading(text: string): string {
  const plain = fold(text.replace(/\bn\s*[°º]|#/giu, ' no ').replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')).replace(
    /\be[\s-]?mail/g,
    'email',
  );
  const words = (plain.match(/[\p{L}\p{N}]+/gu) ?? [])
    // « Payé le », “Paid on”: the day of it.
    .map((word, at, all) => (at > 0 && at === all.length - 1 && (word === 'le' || word === 'on') ? 'date' : word))
    .filter((word) => !SILENT.has(word))
    .map((word) => CANONICAL.get(singular(word)) ?? CANONICAL.get(word) ?? singular(word));
  return [...new Set(words)].sort().join(' ');
}
