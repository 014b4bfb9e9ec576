import { client } from '../../domain/records/client.ts';
import { contract } from '../../domain/records/contract.ts';
import { event } from '../../domain/records/event.ts';
import { payment } from '../../domain/records/payment.ts';
import type { Field } from '../../domain/records/record.ts';
import { inBoth } from '../lists/terms/termNames.ts';
import { foldedHeading } from './foldedHeading.ts';
import { type KnownHeadings, SOURCE_FIELDS, type SourceField, type SourceKind } from './source.ts';

type Phrases = { readonly [F in SourceField]?: string };
type Meanings = ReadonlyMap<string, SourceField>;

/** How people name a field in every kind of table, beside the labels of the application. */
const EVERYWHERE: Phrases = {
  clientId: 'Client ID',
  contractId: 'Contract ID|Contrat',
  eventId: 'Event ID',
  clientName: 'Client name|Client|Société|Société cliente|Raison sociale|Nom de la société|Société du client',
  fullName: `Client contact|Contact|Contact name|Nom du contact|Nom complet|Full name|Contact person|Personne de contact|
    Nom et prénom|Prénom|First name|Nom de famille|Last name|Surname|Nom du contact client`,
  email: `E-mail|Adresse mail|Adresse e-mail|E-mail du client|Client email address|Contact email|
    Adresse électronique|Email du contact client`,
  phone: 'Téléphone|Fixe|Téléphone fixe|N° de téléphone|Téléphone du client|Contact phone|Phone du contact client',
  commercial: `Commercial|Commercial associé|Contact commercial|Sales|Sales rep|Sales representative|Sales contact|
    Commercial ID|Nom du commercial|Vendeur|Responsable commercial|Chargé d’affaires|Account manager`,
  support: `Support|Support contact|Contact de support|Responsable|Responsable support|Responsable événement|
    Nom du support|Organisateur|Event manager|Chef de projet`,
  firstContact:
    'Client depuis|Client since|Premier contact|First contact|Date du premier contact|Date de premier contact',
  cost: `Coût|Coût total|Montant total|Total cost|Montant du contrat|Prix total|Coût du contrat|Montant TTC|Montant HT|
    Total TTC|Contract value`,
  paid: 'Payé|Montant payé|Déjà payé|Already paid|Total payé|Acompte versé|Amount paid',
  balance:
    'Reste à payer|Solde|Balance due|Montant restant|Reste dû|Amount due|Remaining amount|Montant dû|Solde à payer',
  statut: 'Statut|Statut du contrat|Contract status',
  signedOn: 'Signé le|Date de signature|Signature|Signature le|Signed on|Date signé|Signed date',
  paidOn: `Payé le|Date de paiement|Paid on|Date payé|Date du versement|Payment received on`,
  method: 'Mode de paiement|Moyen de paiement|Méthode|Moyen|Mode de versement|Payment type|Type de paiement',
  name: 'Nom de l’événement|Event title|Événement nom',
  start: `Event date start|Date de début|Début|Start|Date de début de l’événement|Event start|Heure de début|
    Début de l’événement heure|Date et heure de début|Date de l’événement|Heure de l’événement|Start date time event`,
  end: `Event date end|Date de fin|Fin|End|Event end|Heure de fin|Date et heure de fin|Fin de l’événement heure|
    End date time event`,
  location: `Lieu|Location|Adresse de l’événement|Salle|Lieu de l’événement|Adresse du lieu|Nom du lieu|
    Adresse de la salle|Nom de la salle`,
  attendees: `Attendees|Nombre d’invités|Number of guests|Nombre de participants de l’événement|
    Nombre prévu de participants|Expected attendees|Participants prévus|Headcount|Event attendees`,
};

/** What a short name means in one kind. It wins over `EVERYWHERE`. */
const OF_KIND: { readonly [K in SourceKind]: Phrases } = {
  client: { clientId: 'N°', firstContact: 'Créé le|Date de création|Date|Depuis|Since', fullName: 'Nom' },
  contract: {
    contractId: 'N°',
    clientName: 'Nom',
    cost: 'Montant|Budget',
    paid: 'Paiements|Versement|Acompte',
    statut: 'État|State',
    signedOn: 'Signé',
  },
  payment: {
    amount: 'Montant|Payé|Montant payé|Montant du paiement|Paiement|Acompte|Versement|Somme',
    paidOn: 'Date|Le',
    method: 'Type',
    note: 'Remarque|Note de paiement|Libellé|Description|Motif',
    clientName: 'Nom',
  },
  event: {
    eventId: 'N°',
    name: 'Nom|Événement|Libellé',
    start: 'Date|Heure|Date et heure|Du',
    end: 'Au',
    location: 'Adresse|Ville|Code postal|CP|Zip code|Postal code',
    notes: 'Notes|Notes de l’événement|Description|Détails|Informations|Infos|Divers',
    cost: 'Montant',
  },
};

/** The fields of the application’s records that a file can have. */
const STORED: { readonly [K in SourceKind]: readonly [SourceField, Field | undefined][] } = {
  client: entriesOf(client.fields, { companyName: 'clientName', creationDate: 'firstContact' }),
  contract: entriesOf(contract.fields, { companyName: 'clientName', signedAt: 'signedOn' }),
  payment: entriesOf(payment.fields, {}),
  event: entriesOf(event.fields, { companyName: 'clientName' }),
};

function entriesOf(
  fields: Readonly<Record<string, Field>>,
  renamed: Readonly<Record<string, SourceField>>,
): readonly [SourceField, Field | undefined][] {
  return Object.entries(fields).flatMap(([name, field]): [SourceField, Field][] => {
    const own = renamed[name] ?? name;
    return field.type !== 'id' && own in SOURCE_FIELDS ? [[own as SourceField, field]] : [];
  });
}

/** The labels of the application itself: what it exports is read back. */
const appLabels = (kind: SourceKind): [string, SourceField][] =>
  STORED[kind].flatMap(([name, field]) =>
    [...(field?.label ? inBoth(field.label) : []), field?.viewHeading ?? ''].map((text): [string, SourceField] => [
      foldedHeading(text),
      name,
    ]),
  );

const said = (phrases: Phrases): [string, SourceField][] =>
  Object.entries(phrases).flatMap(([field, texts]) =>
    texts.split('|').map((text): [string, SourceField] => [foldedHeading(text), field as SourceField]),
  );

/** The later ones win. */
const meaningsOf = (kind: SourceKind): Meanings =>
  new Map([...said(EVERYWHERE), ...appLabels(kind), ...said(OF_KIND[kind])].filter(([heading]) => heading !== ''));

const MEANINGS: { readonly [K in SourceKind]: Meanings } = {
  client: meaningsOf('client'),
  contract: meaningsOf('contract'),
  payment: meaningsOf('payment'),
  event: meaningsOf('event'),
};

/** The fields that a record of each kind can have. */
const CONTACT = ['clientId', 'clientName', 'fullName', 'email', 'phone', 'commercial'] as const;
const TAKEN: { readonly [K in SourceKind]: ReadonlySet<SourceField> } = {
  client: new Set([...CONTACT, 'firstContact']),
  contract: new Set([...CONTACT, 'contractId', 'cost', 'paid', 'balance', 'statut', 'signedOn']),
  payment: new Set(['clientId', 'clientName', 'contractId', 'amount', 'paidOn', 'method', 'note']),
  event: new Set([
    ...CONTACT,
    ...(['eventId', 'contractId', 'name', 'start', 'end', 'location', 'attendees', 'notes', 'support'] as const),
    ...(['cost', 'paid', 'balance', 'statut', 'signedOn'] as const),
  ]),
};

/** @returns the fields that a column of a table of this kind can mean */
export const fieldsOfTable = (kind: SourceKind): readonly SourceField[] => [...TAKEN[kind]];

/** Names of a record that are its number where their value is one: `Event` `109`. */
const NUMBERED: Readonly<Record<string, SourceField>> = {
  client: 'clientId',
  event: 'eventId',
  contract: 'contractId',
};
const IS_YES_OR_NO = /^\s*(?:oui|non|yes|no|vrai|faux|true|false|x)\s*$/iu;
const SIGNED = foldedHeading('Signé');
const IS_NUMBER = /^\s*(?:n\s*[°º]\s*|#)?\d+\s*$/iu;

/**
 * @param heading as `foldedHeading` returns it
 * @param sample a value below or beside it, as text
 * @returns the field that a label means in a record of the kind; null for a label that means none
 */
export function meaningOf(
  heading: string,
  kind: SourceKind,
  sample: string,
  known: KnownHeadings = {},
): SourceField | null {
  if (Object.hasOwn(known, heading)) return known[heading] ?? null;
  const numbered = NUMBERED[heading];
  const isAsked = heading === SIGNED && IS_YES_OR_NO.test(sample);
  const told = numbered && IS_NUMBER.test(sample) ? numbered : MEANINGS[kind].get(heading);
  const field = isAsked ? 'statut' : told;
  return field !== undefined && TAKEN[kind].has(field) ? field : null;
}

const KINDS: readonly SourceKind[] = ['event', 'payment', 'contract', 'client'];

/** @returns whether the heading means a field in any kind of record */
export const isLabel = (heading: string, known: KnownHeadings = {}): boolean =>
  heading !== '' && KINDS.some((kind) => meaningOf(heading, kind, '', known) !== null);

const FIRST_NAME = new Set(['Prénom', 'First name'].map(foldedHeading));
/** @returns whether the heading is that of a first name, which stands before the other names */
export const isFirstName = (heading: string): boolean => FIRST_NAME.has(heading);

/** How much a field says about the kind of its record, where it says more than that the kind can have it. */
const TELLING: { readonly [K in SourceKind]: { readonly [F in SourceField]?: number } } = {
  client: { clientId: 2, fullName: 2, email: 2, phone: 2, firstContact: 3 },
  contract: { contractId: 2, cost: 2, paid: 2, balance: 3, statut: 3, signedOn: 3 },
  payment: { amount: 2, paidOn: 2, method: 3 },
  event: { eventId: 3, name: 2, start: 2, end: 3, location: 3, attendees: 3, support: 3 },
};
const NAMED: { readonly [K in SourceKind]: RegExp } = {
  event: /\bevent\b/,
  payment: /\bpayment\b/,
  contract: /\bcontract\b/,
  client: /\bclient\b/,
};

/** What clients and companies have, too: a name, an address. */
const IN_EVERY_KIND = new Set(
  ['Nom', 'Adresse', 'Ville', 'Code postal', 'CP', 'Zip code', 'Postal code'].map(foldedHeading),
);

/** Headings with a value of each. */
export type Labelled = readonly { readonly heading: string; readonly sample: string }[];

/**
 * @param title the name of the sheet and the title above, which count where the headings leave it open
 * @returns the kind of record that headings tell of, with how many different fields they name; null if they name none
 *   that tells of a kind
 */
export function kindOf(
  labels: Labelled,
  title: string,
  known: KnownHeadings,
): { kind: SourceKind; named: number } | null {
  let best: { kind: SourceKind; named: number; score: number } | null = null;
  for (const kind of KINDS) {
    const fields = new Map<SourceField, number>();
    for (const { heading, sample } of labels) {
      const field = meaningOf(heading, kind, sample, known);
      if (field === null) continue;
      const told = IN_EVERY_KIND.has(heading) ? 0 : (TELLING[kind][field] ?? 0);
      fields.set(field, Math.max(told, fields.get(field) ?? 0));
    }
    if (![...fields.values()].some((told) => told > 0)) continue;
    const score =
      [...fields.values()].reduce((sum, told) => sum + Math.max(told, 1), 0) +
      (NAMED[kind].test(foldedHeading(title)) ? 1.5 : 0);
    if (best === null || score > best.score) best = { kind, named: fields.size, score };
  }
  return best;
}
