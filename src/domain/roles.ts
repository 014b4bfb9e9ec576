/**
 * S1: the roles. A collaborator has exactly one. The role `collaborator` belongs to no department and can only read.
 */
export const ROLES = ['collaborator', 'commercial', 'support', 'gestion'] as const;
export type Role = (typeof ROLES)[number];
