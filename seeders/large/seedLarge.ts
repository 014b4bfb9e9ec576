import type { Connection, ConnectionOptions } from 'mysql2/promise';
import { migrationsFolder } from '../../src/db/migrationsFolder.ts';
import { createMigrator, type Engine, loadObjects } from '../../src/db/migrator.ts';
import { objectLedger } from '../../src/db/objectLedger.ts';
import { refuseRealCompany } from '../../src/db/refuseRealCompany.ts';
import { connectAs, type Owner, withOwner } from '../../src/db/withOwner.ts';
import { seedDemo } from '../seedDemo.ts';
import { fillLargeListings } from './fillLargeListings.ts';
import { refuseLarge, refuseOthers } from './refuse.ts';
import { beginPlan, findPlan } from './seedLargePlan.ts';
import { type LargeKind, PROGRESS_TABLE, seedLargeRows } from './seedLargeRows.ts';

const CONNECTIONS = 2;
const TABLES =
  'collaborator, client, contract, payment, event, task, note, contract_listing, event_listing, client_word, event_word';

/** The current step: rows of a record type, or a part of the work without rows. */
export type SeedLargeStep =
  | { readonly step: 'rows'; readonly kind: LargeKind; readonly rows: number }
  | { readonly step: 'lines'; readonly begun: number; readonly total: number }
  | { readonly step: 'rules' | 'analyse' };

export interface SeedLargeOptions {
  readonly admin: ConnectionOptions;
  readonly schema: string;
  readonly serverKey: Buffer;
  readonly rows: number;
  readonly seed: number;
  readonly now: Date;
  readonly onStep: (step: SeedLargeStep) => void;
  /** Called often; throws to stop the work. */
  readonly check: () => void;
}

/**
 * Fills a schema that is empty or holds the demo company with `rows` clients, contracts, events, tasks and notes. Meanwhile all
 * grants and objects are dropped and recorded as missing. If this is interrupted, nobody can work without the rules,
 * and `up` restores everything. A second run continues the first.
 * @throws Refusal if the schema is large, or others are connected; Usage if it belongs to a real company, or is not
 * ready
 */
export function seedLarge(options: SeedLargeOptions): Promise<void> {
  return withOwner(options.admin, options.schema, async (owner) => {
    await refuseOthers(owner);
    const begun = await findPlan(owner, options.rows);
    if (begun === null) {
      await refuseRealCompany(owner, options.serverKey);
      await refuseLarge(owner);
      await seedDemo({ owner, serverKey: options.serverKey, now: options.now });
    }
    const plan = begun ?? (await beginPlan(owner, options));
    const objects = await loadObjects(migrationsFolder(), owner.engine);
    const ledger = objectLedger(owner.connection, owner.schema, objects);
    await ledger.takeAway();
    await ledger.forgetListings();
    await refuseOthers(owner);
    await withConnections(owner, async (connections) => {
      const run = { connections, engine: owner.engine, plan, objects, check: options.check };
      await seedLargeRows({ ...run, onProgress: (kind, rows) => options.onStep({ step: 'rows', kind, rows }) });
      await fillLargeListings({ ...run, onTable: (begun, total) => options.onStep({ step: 'lines', begun, total }) });
    });
    await owner.connection.query(`DROP TABLE ${PROGRESS_TABLE}`);
    options.onStep({ step: 'rules' });
    await ledger.note(objects.filter(({ kind }) => kind === 'listing'));
    await createMigrator({ ...owner, folder: migrationsFolder() }).up();
    options.onStep({ step: 'analyse' });
    await owner.connection.query(`ANALYZE TABLE ${TABLES}`);
  });
}

/** Disables locks for rows that are only read, and gives MySQL more memory for building indexes. */
const SETTINGS: Record<Engine, readonly string[]> = {
  mariadb: ['SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED'],
  mysql: [
    'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
    'SET SESSION innodb_ddl_buffer_size = 134217728, innodb_ddl_threads = 1, innodb_parallel_read_threads = 1',
  ],
};

async function withConnections(owner: Owner, work: (connections: readonly Connection[]) => Promise<void>) {
  const connections: Connection[] = [];
  try {
    while (connections.length < CONNECTIONS) {
      const connection = await connectAs(owner.options);
      connections.push(connection);
      for (const setting of SETTINGS[owner.engine]) await connection.query(setting);
    }
    await work(connections);
  } finally {
    for (const connection of connections) connection.destroy();
  }
}
