/**
 * The examples of the brief (S28): one client with its two dates, and two events of the support's sheet, with their
 * clients and contracts. Times are in the zone of Paris.
 */
export const briefClients = {
  coolStartup: {
    fullName: 'Kevin Casey',
    companyName: 'Cool Startup LLC',
    email: 'kevin@startup.io',
    phone: '+678 123 456 78',
    creationDate: '2021-04-18',
    lastUpdate: '2023-03-29T08:00:00.000Z',
    commercial: 'bill.boquet',
  },
  johnOuick: {
    fullName: 'John Ouick',
    companyName: 'John Ouick',
    email: 'john.ouick@gmail.com',
    phone: '+1 234 567 8901',
    creationDate: '2022-11-07',
    lastUpdate: '2023-05-22T13:30:00.000Z',
    commercial: 'bill.boquet',
  },
  louBouzin: {
    fullName: 'Jacky Blangier',
    companyName: 'Lou Bouzin',
    email: 'jacky@loubouzin.grd',
    phone: '+ 666 12345',
    creationDate: '2022-09-14',
    lastUpdate: '2023-04-11T09:15:00.000Z',
    commercial: 'commercial.demo',
  },
} as const;

export const briefContracts = [
  {
    id: 652,
    client: 'johnOuick',
    cost: '12000.00',
    statut: 'signed',
    creationDate: '2023-01-16T10:00:00.000Z',
    signedAt: '2023-02-02T15:20:00.000Z',
    payments: [{ amount: '8000.00', paidOn: '2023-02-10', method: 'transfer', note: 'Acompte' }],
  },
  {
    id: 412,
    client: 'louBouzin',
    cost: '3450.50',
    statut: 'closed',
    creationDate: '2022-10-03T08:30:00.000Z',
    signedAt: '2022-10-21T14:00:00.000Z',
    payments: [
      { amount: '1000.00', paidOn: '2022-11-02', method: 'cheque', note: 'Acompte' },
      { amount: '2450.50', paidOn: '2023-05-30', method: 'transfer', note: 'Solde' },
    ],
  },
] as const;

export const briefEvents = [
  {
    id: 109,
    contractId: 652,
    support: 'kate.hastroff',
    name: 'John Ouick Wedding',
    start: '2023-06-04T11:00:00.000Z',
    end: '2023-06-05T00:00:00.000Z',
    location: '53 Rue du Château, 41120 Candé-sur-Beuvron, France',
    attendees: 75,
    notes:
      'Wedding starts at 3PM, by the river. Catering is organized, reception starts at 5PM. ' +
      'Kate needs to organize the DJ for after party.',
  },
  {
    id: 1023,
    contractId: 412,
    support: 'alienor.vichum',
    name: 'Lou Bouzin General Assembly',
    start: '2023-05-05T13:00:00.000Z',
    end: '2023-05-05T15:00:00.000Z',
    location: 'Salle des fêtes de Mufflins',
    attendees: null,
    notes: 'Assemblée générale des actionnaires (~200 personnes).',
  },
] as const;
