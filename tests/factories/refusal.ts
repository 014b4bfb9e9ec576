import { Invalid, UserError } from '../../src/domain/errors.ts';

/** The refusal as the user sees it: its class, its text, and the fields it names. */
export interface Told {
  readonly code: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly error: UserError;
}

/** Waits for a refusal. Fails if the work succeeds or throws another error. */
export async function told(work: Promise<unknown>): Promise<Told> {
  let error: unknown;
  try {
    await work;
  } catch (thrown) {
    error = thrown;
  }
  if (!(error instanceof UserError)) throw error ?? new Error('It was not refused.');
  const fields = error instanceof Invalid ? error.fields : {};
  return {
    code: error.code,
    key: error.problem.key,
    fields: Object.fromEntries(Object.entries(fields).map(([field, problem]) => [field, problem.key])),
    error,
  };
}
