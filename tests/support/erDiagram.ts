import type { Connection } from 'mysql2/promise';

interface ColumnRow {
  readonly tableName: string;
  readonly name: string;
  readonly type: string;
  readonly mark: string;
  readonly isNullable: number;
  readonly target: string | null;
}

const COLUMNS = `
  SELECT c.table_name AS tableName, c.column_name AS name, c.data_type AS type, c.column_key AS mark,
    c.is_nullable = 'YES' AS isNullable, k.referenced_table_name AS target
  FROM information_schema.columns c
  JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
  LEFT JOIN information_schema.key_column_usage k ON k.table_schema = c.table_schema AND k.table_name = c.table_name
    AND k.column_name = c.column_name AND k.referenced_table_name IS NOT NULL
  WHERE c.table_schema = DATABASE() AND t.table_type = 'BASE TABLE'
  ORDER BY c.table_name, c.ordinal_position`;

/** MariaDB stores JSON as LONGTEXT. */
const SAME_TYPE: Readonly<Record<string, string>> = { longtext: 'json' };

/** Returns the tables with their columns and foreign keys as a Mermaid diagram, the same on both engines. */
export async function erDiagram(connection: Connection): Promise<string> {
  const [found] = await connection.query(COLUMNS);
  const columns = found as ColumnRow[];
  const links = columns
    .filter(({ target }) => target !== null)
    .map(
      ({ tableName, name, target, isNullable }) => `  ${target} ${isNullable ? '|o' : '||'}--o{ ${tableName} : ${name}`,
    );
  const tables = [...new Set(columns.map(({ tableName }) => tableName))].flatMap((table) => [
    `  ${table} {`,
    ...columns.filter(({ tableName }) => tableName === table).map(columnLine),
    '  }',
  ]);
  return ['```mermaid', 'erDiagram', ...links, ...tables, '```'].join('\n');
}

function columnLine({ name, type, mark, target }: ColumnRow): string {
  const key = [mark === 'PRI' && 'PK', target !== null && 'FK', mark === 'UNI' && target === null && 'UK'].filter(
    Boolean,
  );
  return `    ${SAME_TYPE[type] ?? type} ${name} ${key.join(',')}`.trimEnd();
}
