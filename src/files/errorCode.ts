/** @returns the code of an error of the operating system, as `ENOENT`; undefined where it is another error */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;
