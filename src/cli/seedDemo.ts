import type { ConnectionOptions } from 'mysql2/promise';
import { seedDemo as fill } from '../../seeders/seedDemo.ts';
import { refuseRealCompany } from '../db/refuseRealCompany.ts';
import { withOwner } from '../db/withOwner.ts';

/**
 * Fills an installed, empty schema with the demo company, dated around now.
 * @returns false where the demo company is there already; then nothing was done
 * @throws Usage where a real collaborator is there
 */
export function seedDemo(options: {
  readonly admin: ConnectionOptions;
  readonly schema: string;
  readonly serverKey: Buffer;
}): Promise<boolean> {
  const { admin, schema, serverKey } = options;
  return withOwner(admin, schema, async (owner) => {
    await refuseRealCompany(owner, serverKey);
    return fill({ owner, serverKey, now: new Date() });
  });
}
