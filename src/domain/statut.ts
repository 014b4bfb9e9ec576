/** The stages of a contract, in the order in which it goes through them (`cancelled` apart). */
export const STATUTS = ['draft', 'to_sign', 'signed', 'closed', 'cancelled'] as const;
export type Statut = (typeof STATUTS)[number];

/** What a contract's terms may still be changed in, and what «not yet signed» means in every filter (S12). */
export const UNSIGNED: readonly Statut[] = ['draft', 'to_sign'];

/** The statuts in which a contract takes a payment. */
export const PAYABLE: readonly Statut[] = ['to_sign', 'signed', 'closed'];

/** The statuts that can still be cancelled. */
export const CANCELLABLE: readonly Statut[] = ['draft', 'to_sign', 'signed'];
