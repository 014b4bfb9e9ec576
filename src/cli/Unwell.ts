import { UserError } from '../domain/errors.ts';

/** The doctor found something; every finding has been printed, with its cure. */
export class Unwell extends UserError {
  readonly code = 'unavailable';
  constructor() {
    super({ key: 'cli.doctor.unwell' });
  }
}
