import { Invalid, UserError } from '../../src/domain/errors.ts';

/** What somebody is told: the class of the refusal, its text, and the fields it names. */
export interface Told {
  readonly code: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly error: UserError;
}

/** Waits for a refusal, and fails where the work is done or breaks otherwise. */
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
