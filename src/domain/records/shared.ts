/** What several records have alike. */

/** A field that the list of its record is searched and sorted by. */
export const listed = { isSearched: true, isSorted: true } as const;

/** S27: every change moves the version on and the last update to now. The key is that of the form that created the record. */
export const versioned = {
  version: { type: 'version' },
  requestKey: { type: 'key', isCreated: true, isNullable: true },
} as const;

export const lastUpdate = {
  ...listed,
  type: 'stamp',
  label: 'clients.updated',
  heading: 'Dernière MàJ',
} as const;

/** What the list of a record shows of the client that it belongs to; the client's commercial is never stored twice. */
export const ofClient = {
  companyName: { ...listed, type: 'text', of: 'client', at: ['client', 'companyName'], label: 'clients.companyName' },
  fullName: { ...listed, type: 'text', of: 'client', at: ['client', 'fullName'], label: 'clients.fullName' },
  commercial: { ...listed, type: 'person', of: 'client', column: 'collaborator_id', label: 'clients.commercial' },
} as const;
