/** The stages of a contract in their order; `cancelled` stands apart. */
export const STATUTS = ['draft', 'to_sign', 'signed', 'closed', 'cancelled'] as const;
export type Statut = (typeof STATUTS)[number];

/** The statuts in which the terms can still change. The filter «not yet signed» (S12) uses them too. */
export const UNSIGNED: readonly Statut[] = ['draft', 'to_sign'];

/** The statuts in which a payment can be recorded. */
export const PAYABLE: readonly Statut[] = ['to_sign', 'signed', 'closed'];

/** The statuts in which a contract can be cancelled. */
export const CANCELLABLE: readonly Statut[] = ['draft', 'to_sign', 'signed'];

/** The statuts in which the amounts are agreed and owed, so that gestion moves only days. */
export const AGREED: readonly Statut[] = ['signed', 'closed'];
