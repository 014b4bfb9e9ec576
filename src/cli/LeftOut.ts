import { UserError } from '../domain/errors.ts';

/** The files are taken over, but not all of what is in them. What is not, and why, is already printed. */
export class LeftOut extends UserError {
  readonly code = 'invalid';
  constructor(count: number) {
    super({ key: 'cli.import.incomplete', params: { count } });
  }
}
