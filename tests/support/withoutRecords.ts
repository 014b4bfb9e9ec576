import { connectAs } from '../../src/db/withOwner.ts';
import type { TestServer } from './servers.ts';

const TABLES = [
  'note',
  'task',
  'instalment',
  'payment',
  'event',
  'event_listing',
  'event_word',
  'contract',
  'contract_listing',
  'client',
  'client_word',
];

/** Leaves of the demo company the people alone: a company that has taken nothing over yet. */
export async function removeRecords(server: TestServer): Promise<void> {
  const admin = await connectAs({ ...server.admin, database: 'epicevent' });
  try {
    await admin.query('SET SESSION foreign_key_checks = 0');
    for (const table of TABLES) await admin.query(`TRUNCATE TABLE ${table}`);
  } finally {
    await admin.end();
  }
}
