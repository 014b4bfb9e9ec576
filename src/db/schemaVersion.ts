/** Compares the version of the schema with the program's: each is named by its last dated step. */
import { Unavailable } from '../domain/errors.ts';
import { driverError } from './driverError.ts';
import { migrationsFolder } from './migrationsFolder.ts';
import { migrationNames } from './migrator.ts';

/** A table, column, view or routine that the program needs does not exist, or may not be used: the schema is not whole. */
const NOT_WHOLE = new Set([1044, 1054, 1142, 1143, 1146, 1305, 1356, 1370]);

/** Returns whether the sign-in failed because the schema has not what the program calls. */
export const isNotWhole = (error: unknown): boolean => NOT_WHOLE.has(driverError(error).errno ?? 0);

/**
 * Refuses a schema of another version than the program's.
 * @param step the schema's last step; anything else if it is so old that it does not say
 * @throws Unavailable `schema.newer`, `schema.older`
 */
export async function requireSameVersion(step: unknown): Promise<void> {
  const last = (await migrationNames(migrationsFolder())).at(-1) ?? '';
  if (step === last) return;
  const isNewer = typeof step === 'string' && step > last;
  throw new Unavailable({ key: isNewer ? 'schema.newer' : 'schema.older' });
}
