/** S1: the roles, one a collaborator. `collaborator` belongs to no department and only reads. */
export const ROLES = ['collaborator', 'commercial', 'support', 'gestion'] as const;
export type Role = (typeof ROLES)[number];

/** Conditions on the stored record; each is a function of the same name in `conditions.ts`. */
export type Condition =
  | 'isOwnClient'
  | 'isOwnContract'
  | 'isUnsignedContract'
  | 'isOwnUnsignedContract'
  | 'isOwnContractToSign'
  | 'isOwnSignedContract'
  | 'isOwnUnassignedEvent'
  | 'isAssignedEvent';
