import type { Owner } from '../src/db/withOwner.ts';
import { defineModels } from '../src/models/defineModels.ts';
import { createDemoCalendar } from './demoCalendar.ts';
import { demoPeople } from './demoPeople.ts';
import { ownerSequelize } from './ownerSequelize.ts';
import { openAccounts, seedPeople } from './seedPeople.ts';
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
 * `now`, the same ones every time. The demo passwords need not be changed. All the rows are there, or none; where it was
 * interrupted after that, `install` opens the accounts.
 * @returns false, and does nothing, where one of its collaborators is there already
 */
export async function seedDemo({ owner, serverKey, now }: SeedOptions): Promise<boolean> {
  const sequelize = ownerSequelize(owner);
  try {
    const models = defineModels(sequelize);
    const usernames = demoPeople.map(({ username }) => username);
    if (await models.Collaborator.findOne({ where: { username: usernames } })) return false;
    const people = await sequelize.transaction(async (transaction) => {
      const seeded = await seedPeople(models, sequelize, { serverKey, now }, transaction);
      await seedRecords(models, seeded, createDemoCalendar(now), transaction);
      return seeded;
    });
    await openAccounts(owner, people);
    return true;
  } finally {
    await sequelize.close();
  }
}
