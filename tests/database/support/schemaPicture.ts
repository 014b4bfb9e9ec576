import type { Connection, RowDataPacket } from 'mysql2/promise';

const CATALOGUE = {
  tables:
    'SELECT table_name, table_type, engine, table_collation FROM information_schema.tables WHERE table_schema = ?',
  columns: `SELECT table_name, ordinal_position, column_name, column_type, is_nullable, column_default, extra, generation_expression, collation_name
    FROM information_schema.columns WHERE table_schema = ?`,
  indexes: `SELECT table_name, index_name, seq_in_index, column_name, non_unique
    FROM information_schema.statistics WHERE table_schema = ?`,
  keys: `SELECT table_name, constraint_name, column_name, referenced_table_name, referenced_column_name
    FROM information_schema.key_column_usage WHERE table_schema = ?`,
  references: `SELECT constraint_name, update_rule, delete_rule
    FROM information_schema.referential_constraints WHERE constraint_schema = ?`,
  checks: 'SELECT constraint_name, check_clause FROM information_schema.check_constraints WHERE constraint_schema = ?',
  routines: 'SELECT routine_type, routine_name FROM information_schema.routines WHERE routine_schema = ?',
  triggers: 'SELECT trigger_name, action_order FROM information_schema.triggers WHERE trigger_schema = ?',
  views:
    'SELECT table_name, view_definition, security_type, definer FROM information_schema.views WHERE table_schema = ?',
};

const WITHOUT_TIMES = / (?:AUTO_INCREMENT=\d+)/g;

/** Returns all parts of the schema and the rights on it as sorted lines of text, for comparison. */
export async function schemaPicture(admin: Connection, schema: string): Promise<string[]> {
  const lines: string[] = [];
  const rowsOf = async (sql: string, params: unknown[] = []) => (await admin.query<RowDataPacket[]>(sql, params))[0];
  for (const [what, sql] of Object.entries(CATALOGUE))
    for (const row of await rowsOf(sql, [schema])) {
      const values = Object.values(row);
      if (!values.includes('migration') && !values.includes('schema_object'))
        lines.push(`${what}: ${JSON.stringify(values)}`);
    }
  for (const row of await rowsOf(CATALOGUE.routines, [schema])) {
    const [kind, name] = Object.values(row) as string[];
    const [shown] = await rowsOf(`SHOW CREATE ${kind} \`${schema}\`.\`${name}\``);
    lines.push(`${name}: ${Object.values(shown ?? {}).join('|')}`);
  }
  for (const row of await rowsOf(CATALOGUE.triggers, [schema])) {
    const [shown] = await rowsOf(`SHOW CREATE TRIGGER \`${schema}\`.\`${row.TRIGGER_NAME ?? row.trigger_name}\``);
    lines.push(`trigger: ${shown?.['SQL Original Statement']} ${shown?.sql_mode} ${shown?.['Database Collation']}`);
  }
  for (const role of [
    'collaborator',
    'commercial',
    'support',
    'gestion',
    'epicevent_login',
    'epicevent_keys',
    'epicevent_owner',
  ]) {
    const account = role.startsWith('epicevent') ? `'${role}'@'%'` : `'${role}'`;
    try {
      for (const row of await rowsOf(`SHOW GRANTS FOR ${account}`))
        lines.push(
          `${role}: ${Object.values(row)
            .join()
            .replace(/IDENTIFIED BY PASSWORD '\S+'/, '')}`,
        );
    } catch (error) {
      lines.push(`${role}: error ${(error as { errno?: number }).errno}`);
    }
  }
  return lines.map((line) => line.replace(WITHOUT_TIMES, '')).sort();
}
