/** Parts that several descriptions share. */

/** For a field that the list can be searched and sorted by. */
export const searchedAndSorted = { isSearched: true, isSorted: true } as const;

/**
 * S27: every change increments the version and sets the last update. `key` is the idempotency key of the creation form.
 */
export const versioned = {
  version: { type: 'version' },
  requestKey: { type: 'key', isCreated: true, isNullable: true },
} as const;

export const lastUpdate = {
  ...searchedAndSorted,
  type: 'stamp',
  label: 'clients.updated',
  typedAs: ['maj', 'modification', 'updated'],
  viewHeading: 'Dernière MàJ',
} as const;

/**
 * The client's fields that the list of another record shows. The client's commercial is stored once, with the client.
 */
export const ofClient = {
  companyName: {
    ...searchedAndSorted,
    type: 'text',
    of: 'client',
    at: ['client', 'companyName'],
    label: 'clients.companyName',
    typedAs: ['client'],
  },
  fullName: { ...searchedAndSorted, type: 'text', of: 'client', at: ['client', 'fullName'], label: 'clients.fullName' },
  commercial: {
    ...searchedAndSorted,
    type: 'person',
    of: 'client',
    column: 'collaborator_id',
    label: 'clients.commercial',
    typedAs: ['sales', 'rep'],
  },
} as const;
