import type { Owner } from '../src/db/withOwner.ts';
import { defineModels } from '../src/models/defineModels.ts';
import { createDemoCalendar } from './demoCalendar.ts';
import { demoPeople } from './demoPeople.ts';
import { ownerSequelize } from './ownerSequelize.ts';
import { seedPeople } from './seedPeople.ts';
import { seedRecords } from './seedRecords.ts';

export interface SeedOptions {
  /** The owner of the schema at work, as `withOwner` hands it out. */
  readonly owner: Owner;
  readonly serverKey: Buffer;
  /** The moment around which the dates lie. */
  readonly now: Date;
}

/**
 * Fills an empty schema with the demo company: the brief's examples exactly, and invented French records around
 * `now`, the same ones every time. The demo passwords need not be changed.
 * @returns false, and does nothing, where one of its collaborators is there already
 */
export async function seedDemo({ owner, serverKey, now }: SeedOptions): Promise<boolean> {
  const sequelize = ownerSequelize(owner);
  try {
    const models = defineModels(sequelize);
    const usernames = demoPeople.map(({ username }) => username);
    if (await models.Collaborator.findOne({ where: { username: usernames } })) return false;
    const people = await seedPeople(models, owner, serverKey, now);
    await sequelize.transaction((transaction) => seedRecords(models, people, createDemoCalendar(now), transaction));
    return true;
  } finally {
    await sequelize.close();
  }
}
