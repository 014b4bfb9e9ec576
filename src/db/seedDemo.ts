import type { ConnectionOptions } from 'mysql2/promise';
import { seedDemo as fill } from '../../seeders/seedDemo.ts';
import { withOwner } from './withOwner.ts';

/**
 * Fills an installed, empty schema with the demo company, dated around now.
 * @returns false where there are collaborators already; then nothing was done
 */
export function seedDemo(options: {
  readonly admin: ConnectionOptions;
  readonly schema: string;
  readonly serverKey: Buffer;
}): Promise<boolean> {
  const { admin, schema, serverKey } = options;
  return withOwner(admin, schema, (owner) => fill({ owner, serverKey, now: new Date() }));
}
