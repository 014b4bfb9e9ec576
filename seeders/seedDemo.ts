import type { Owner } from '../src/db/withOwner.ts';
import { defineModels } from '../src/models/defineModels.ts';
import { createDemoCalendar } from './demoCalendar.ts';
import { demoPeople } from './demoPeople.ts';
import { demoTemplates } from './demoTemplates.ts';
import { ownerSequelize } from './ownerSequelize.ts';
import { openAccounts, seedPeople } from './seedPeople.ts';
import { seedRecords } from './seedRecords.ts';

export interface SeedOptions {
  /** The owner's connection, from `withOwner`. */
  readonly owner: Owner;
  readonly serverKey: Buffer;
  /** The dates of the records are around this moment. */
  readonly now: Date;
}

/**
 * Fills an empty schema with the demo company: the brief's examples exactly, and invented French records around `now`,
 * the same at every run. The demo passwords need not be changed. One transaction inserts all rows. After an
 * interruption behind it, `install` creates the accounts.
 * @returns false, without a change, if one of its collaborators exists already
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
      await models.TaskTemplate.bulkCreate([...demoTemplates], { transaction, hooks: false });
      return seeded;
    });
    await openAccounts(owner, people);
    return true;
  } finally {
    await sequelize.close();
  }
}
