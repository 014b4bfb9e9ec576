import { xmlRow } from './workbooks.ts';

/** How many rows of each kind. */
export interface LargeCompany {
  readonly clients: number;
  readonly contracts: number;
  readonly payments: number;
  readonly events: number;
}

const rowsOf = (headings: readonly string[], count: number, cells: (at: number) => Parameters<typeof xmlRow>[1]) =>
  [xmlRow(1, headings), ...Array.from({ length: count }, (_, at) => xmlRow(at + 2, cells(at)))].join('');

/** @returns the sheets of a company whose contracts, payments and events all belong to its clients */
export function largeCompany({ clients, contracts, payments, events }: LargeCompany) {
  const name = (at: number) => `Maison ${at.toString(36)} & Fils`;
  return [
    {
      name: 'Clients',
      rows: rowsOf(['Société', 'Interlocuteur', 'E-mail', 'Téléphone', 'Commercial'], clients, (at) => [
        name(at),
        `Ann ${at.toString(36)}`,
        `ann${at}@maison.example`,
        `+33 7 ${String(at).padStart(8, '0')}`,
        'Bill Boquet',
      ]),
    },
    {
      name: 'Contrats',
      rows: rowsOf(['Contrat ID', 'Client', 'Coût', 'Statut'], contracts, (at) => [
        100_000 + at,
        name(at % clients),
        1000 + (at % 7),
        'signé',
      ]),
    },
    {
      name: 'Paiements',
      rows: rowsOf(['Contrat ID', 'Montant', 'Payé le', 'Moyen'], payments, (at) => [
        100_000 + (at % contracts),
        '10,00 €',
        '05/06/2023',
        'virement',
      ]),
    },
    {
      name: 'Événements',
      rows: rowsOf(
        ['N° événement', 'Contrat ID', 'Nom', 'Date de début', 'Date de fin', 'Lieu', 'Participants'],
        events,
        (at) => [
          200_000 + at,
          100_000 + (at % contracts),
          `Fête ${at}`,
          '04/06/2023 13h',
          '04/06/2023 18h',
          'Paris',
          at + 1,
        ],
      ),
    },
  ];
}
