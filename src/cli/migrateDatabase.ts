import type { ConnectionOptions } from 'mysql2/promise';
import { forgetInstalled } from '../db/engine/installedFile.ts';
import { install } from '../db/install.ts';
import { migrationsFolder } from '../db/migrationsFolder.ts';
import { countSteps, createMigrator, migrationNames } from '../db/migrator.ts';
import { requireServerKey } from '../db/storedKey.ts';
import { withOwner } from '../db/withOwner.ts';
import { Usage } from '../domain/errors.ts';
import type { CommandContext } from './CliIo.ts';

/**
 * The target of a migration: `down` steps back, or the state just after the step `to`, or the last step if neither is
 * given.
 */
export interface MigrationTarget {
  readonly down: number | undefined;
  readonly to: string | undefined;
}

/**
 * Runs the steps and prints each. @returns the number of steps
 * @param confirm asked before anything changes, with what is deleted, if the steps delete data
 * @throws Usage for an unknown step name
 */
export async function migrateDatabase(
  admin: ConnectionOptions,
  { down, to }: MigrationTarget,
  { config, print }: CommandContext,
  confirm: (lost: readonly string[], schema: string) => Promise<void>,
): Promise<number> {
  const { schema, serverKey, loginSecret, isPrivate, home, zone } = config();
  const folder = migrationsFolder();
  const names = await migrationNames(folder);
  if (to !== undefined && !names.includes(to)) {
    throw new Usage({ key: 'cli.migrate.unknown', params: { name: to } });
  }
  const onStep = ({ name, direction }: { readonly name: string; readonly direction: 'up' | 'down' }) =>
    print(`${direction === 'up' ? '+' : '-'} ${name}`);
  if (down === undefined && (to === undefined || to === names.at(-1))) {
    if (isPrivate) forgetInstalled(home);
    const { migrated } = await install({ admin, schema, serverKey, loginSecret, zone, migrations: folder, onStep });
    return countSteps(migrated);
  }
  return withOwner(admin, schema, async ({ connection, engine, makeRoom }) => {
    await requireServerKey(connection, schema, serverKey);
    const migrator = createMigrator({ connection, engine, schema, folder, makeRoom, onStep });
    const isBack = to === undefined || (await migrator.executed()).includes(to);
    const lost = isBack ? await migrator.lostBy(to === undefined ? { steps: down ?? 0 } : { to }) : [];
    if (lost.length > 0) await confirm(lost, schema);
    if (isPrivate) forgetInstalled(home);
    return countSteps(await (to === undefined ? migrator.down({ steps: down ?? 0 }) : migrator.goTo(to)));
  });
}
