import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Line, openLine } from './line.ts';

/** Opens one line to the company's server for the tests of a file. It is whole again after each test. */
export function lineTo(company: { readonly server: Parameters<typeof openLine>[0] }): () => Line {
  let line: Line;
  beforeAll(async () => {
    line = await openLine(company.server);
  });
  afterEach(() => line.endMuted());
  afterAll(() => line.close());
  return () => line;
}
