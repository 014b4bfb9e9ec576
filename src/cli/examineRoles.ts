import type { Connection } from 'mysql2/promise';
import { migrationsFolder } from '../db/migrationsFolder.ts';
import type { Engine } from '../db/migrator.ts';
import { wrongRights } from '../db/rights.ts';
import { ROLES } from '../domain/roles.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Config } from '../settings/config.ts';
import type { Finding } from './doctor.ts';

/** Checks that each role, and the sign-in account, exists and has exactly the rights that the program grants. */
export async function examineRoles(
  connection: Connection,
  engine: Engine,
  { schema }: Config,
  texts: Translator,
): Promise<Finding> {
  const wrong = await wrongRights(connection, engine, schema, migrationsFolder());
  if (wrong.length === 0) return { check: 'roles', state: 'ok', found: ROLES.join(', '), cure: null };
  const cure = texts.t('cli.doctor.cure.migrate');
  return { check: 'roles', state: 'problem', found: wrong.join(', '), cure };
}
