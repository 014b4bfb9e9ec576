import type { Breach } from '../db/audit/verifySeals.ts';
import { UserError } from '../domain/errors.ts';

/** The seals do not hold. The message names the first record, or the day of the seal. */
export class AuditFailed extends UserError {
  readonly code = 'unavailable';
  constructor({ problem, table, record, day }: Breach) {
    super({ key: `cli.audit.breach.${problem}`, params: { table: table ?? '', record: record ?? '', day: day ?? '' } });
  }
}
