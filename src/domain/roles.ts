/** S1: the roles, one a collaborator. `collaborator` belongs to no department and only reads. */
export const ROLES = ['collaborator', 'commercial', 'support', 'gestion'] as const;
export type Role = (typeof ROLES)[number];
