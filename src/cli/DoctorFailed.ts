import { UserError } from '../domain/errors.ts';

/** The doctor found failures. Each one is already printed with its cure. */
export class DoctorFailed extends UserError {
  readonly code = 'unavailable';
  constructor() {
    super({ key: 'cli.doctor.unwell' });
  }
}
