import type { ConnectionOptions } from 'mysql2/promise';
import { seedDemo as fill } from '../../seeders/seedDemo.ts';
import { refuseRealCompany } from '../db/refuseRealCompany.ts';
import { withOwner } from '../db/withOwner.ts';

/**
 * Fills an installed, empty schema with the demo company, with dates around now.
 * @returns false if the demo company exists; nothing is changed then
 * @throws Usage if the database has a real collaborator
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
