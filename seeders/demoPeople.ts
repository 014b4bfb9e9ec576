import type { Role } from '../src/domain/roles.ts';

export const DEMO_PASSWORD = 'epicevent-demo';

export interface DemoPerson {
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Role;
  /** False for an inactive collaborator, whose name stays on the records. */
  readonly isActive: boolean;
}

/** The collaborators of the demo company: the three of the brief, and one account for each other case. */
export const demoPeople: readonly DemoPerson[] = [
  { username: 'bill.boquet', firstName: 'Bill', lastName: 'Boquet', role: 'commercial', isActive: true },
  { username: 'commercial.demo', firstName: 'Camille', lastName: 'Durand', role: 'commercial', isActive: true },
  { username: 'kate.hastroff', firstName: 'Kate', lastName: 'Hastroff', role: 'support', isActive: true },
  { username: 'alienor.vichum', firstName: 'Aliénor', lastName: 'Vichum', role: 'support', isActive: true },
  { username: 'gestion.demo', firstName: 'Gabrielle', lastName: 'Lenoir', role: 'gestion', isActive: true },
  { username: 'nina.perrot', firstName: 'Nina', lastName: 'Perrot', role: 'collaborator', isActive: true },
  { username: 'hugo.lemaire', firstName: 'Hugo', lastName: 'Lemaire', role: 'commercial', isActive: false },
];
