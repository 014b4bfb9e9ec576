/**
 * Attack: Bill changes settings of his session so that triggers write wrong listing rows: regular expression flags, a
 * row limit, the isolation level, IGNORE. His colleagues' lists would then be wrong.
 */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Company, contractOf, openCompany, refusalOf } from '../database/support/company.ts';
import { wrongListings, wrongWords } from '../database/support/listingTruth.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());
afterEach(() => company.release());

const SETTINGS = [
  "default_regex_flags = 'UNGREEDY,EXTENDED,MULTILINE,DOTALL'",
  'sql_select_limit = 0',
  "sql_mode = ''",
  "sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES,PIPES_AS_CONCAT,PAD_CHAR_TO_FULL_LENGTH,NO_AUTO_VALUE_ON_ZERO'",
  "sql_mode = 'ORACLE'",
  'TRANSACTION ISOLATION LEVEL READ UNCOMMITTED',
  'TRANSACTION ISOLATION LEVEL SERIALIZABLE',
  'NAMES latin1',
  "collation_connection = 'utf8mb4_bin'",
  "collation_database = 'latin1_bin'",
  'group_concat_max_len = 4',
  'max_sort_length = 64',
  "lc_time_names = 'ar_SA'",
  "time_zone = '+13:00'",
  'timestamp = 1',
  'div_precision_increment = 0',
  'sort_buffer_size = 32768',
  'max_error_count = 0',
  'sql_safe_updates = 1',
  "old_mode = 'NO_DUP_KEY_WARNINGS_WITH_IGNORE'",
  "optimizer_switch = 'derived_merge=off,materialization=off'",
] as const;

const WORK = [
  "INSERT INTO client (company_name, full_name, email, phone) VALUES ('Œuvre d’Été 東京', 'Éléonore  N26', 'a.b@c.fr', '+33 (0)6 12 34 56 78')",
  "INSERT IGNORE INTO client (company_name, full_name, email, phone) VALUES ('Deux fois deux', 'Deux', 'd@d.fr', '0033612345678')",
  "UPDATE client SET company_name = 'Straße\\n!! — 東', phone = 'tel 12\\n+33 6 1' WHERE client_id = 13",
  "UPDATE IGNORE client SET full_name = CONCAT(full_name, ' — ', client_id), email = 'x\"y@z.fr' WHERE collaborator_id = 1",
  `INSERT INTO event (contract_id, name, location, event_start, event_end) VALUES (${contractOf(10, 'signed')}, 'Fête 🎉', 'Ça là', '2090-09-01', '2090-09-03')`,
  'UPDATE client SET is_active = 0 WHERE client_id = 13',
  "UPDATE client SET is_active = 1, phone = '+678 123 456' WHERE client_id = 13",
  `UPDATE contract SET cost = 123.45, client_id = 13 WHERE contract_id = ${contractOf(10, 'draft')}`,
  `UPDATE contract SET client_id = 10 WHERE contract_id = ${contractOf(10, 'draft')}`,
];

it.each(SETTINGS)('SET SESSION %s', async (setting) => {
  const bill = await company.as('bill');
  await refusalOf(bill, setting.startsWith('NAMES') ? `SET ${setting}` : `SET SESSION ${setting}`);
  const refusals: number[] = [];
  for (const sql of WORK) refusals.push(await refusalOf(bill, sql));
  expect(refusals).toContain(0);
  expect(await wrongListings(company.admin)).toEqual({ stored: [], expected: [] });
  expect(await wrongWords(company.admin)).toEqual([]);
});
