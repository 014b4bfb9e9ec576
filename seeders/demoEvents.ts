import type { DemoClient } from './demoClients.ts';
import type { DemoContract } from './demoContracts.ts';
import type { Random } from './random.ts';

export interface DemoEvent {
  readonly id: number;
  readonly contractId: number;
  /** Index among the supports; null if nobody is in charge. */
  readonly support: number | null;
  readonly name: string;
  /** Days after the seeding; the hours are in the zone of Paris. The end may be after midnight. */
  readonly day: number;
  readonly hour: number;
  readonly hours: number;
  readonly location: string;
  readonly attendees: number | null;
  readonly notes: string;
  readonly isActive: boolean;
}

const KINDS = [
  ['Séminaire', 9, 8],
  ['Soirée d’entreprise', 19, 6],
  ['Assemblée générale', 14, 3],
  ['Mariage', 13, 13],
  ['Inauguration', 18, 3],
  ['Fête du personnel', 12, 9],
  ['Lancement de produit', 10, 4],
  ['Gala', 20, 5],
  ['Portes ouvertes', 10, 7],
] as const;

const PLACES = [
  'Salle des fêtes',
  'Château des Ormes',
  'Centre des congrès',
  'Grande halle',
  'Domaine des Étangs',
  'Hôtel de ville',
  'Les Salons du Parc',
] as const;

const NOTES = [
  'Traiteur confirmé. Prévoir deux menus végétariens et un plan d’accès pour les cars.',
  'Le client tient à un discours d’ouverture à l’heure ; sonorisation à vérifier la veille.',
  'Parking limité : réserver le champ voisin.\nRepli sous tente en cas de pluie.',
  '',
  'Décoration aux couleurs de la société. Livraison des fleurs à 8 h.',
  'Accès par la cour. Interlocuteur sur place joignable dès 7 h.',
  'Musiciens à accueillir une heure avant ; loge à prévoir.',
] as const;

const FIRST_ID = 101;
const SUPPORTS = 2;

/**
 * Returns events for the signed and closed contracts, from a year ago to four months ahead. Each support has at most
 * one a day, two days apart, so that none overlap. Every third future event has no support.
 */
export function demoEvents(
  random: Random,
  contracts: readonly DemoContract[],
  clients: readonly DemoClient[],
  count: number,
  taken: readonly number[],
): DemoEvent[] {
  const isOpen = ({ statut }: DemoContract) => statut === 'signed' || statut === 'closed';
  const hosts = contracts.filter(isOpen);
  const events: DemoEvent[] = [];
  for (let id = FIRST_ID; events.length < count; id += 1) {
    if (taken.includes(id)) continue;
    const index = events.length;
    const host = hosts[index % hosts.length];
    const client = clients[host?.client ?? 0];
    if (!host || !client) throw new RangeError('Events need contracts and clients.');
    const [kind, hour, hours] = random.pick(KINDS);
    // The event of a closed contract is over; the others are before or after today.
    const place = Math.floor(index / 2) * 4;
    const day = host.statut === 'closed' ? -place - 6 : index % 4 === 0 ? -place - 4 : place / 2 + 2 + (index % 2) * 2;
    events.push({
      id,
      contractId: host.id,
      support: day > 0 && index % 3 === 0 ? null : index % SUPPORTS,
      name: `${kind} ${client.companyName}`,
      day,
      hour,
      hours,
      location: `${random.pick(PLACES)}, ${client.town}`,
      attendees: random.next() < 0.15 ? null : random.between(3, 80) * 5,
      notes: random.pick(NOTES),
      isActive: index % 17 !== 16,
    });
  }
  return events;
}
