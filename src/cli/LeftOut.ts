import { UserError } from '../domain/errors.ts';

/** The files are taken over, or would be, but not all of what is in them. What is not, and why, is already printed. */
export class LeftOut extends UserError {
  readonly code = 'invalid';
  constructor(count: number, shown: string, isDryRun: boolean) {
    super({ key: isDryRun ? 'cli.import.incompleteDry' : 'cli.import.incomplete', params: { count, shown } });
  }
}
