const SPECIAL = /['\\\n\r]/;

/** Returns a string as an SQL literal. */
export function text(value: string): string {
  if (!SPECIAL.test(value)) return `'${value}'`;
  return `'${value.replace(/['\\]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r')}'`;
}

/** Returns whole cents as a DECIMAL literal, never through a float. */
export function money(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Returns the values of one row; strings must already be literals. */
export function sqlRow(...values: readonly (string | number | null)[]): string {
  return `(${values.map((value) => value ?? 'NULL').join(',')})`;
}

/** Returns INSERT statements with at most `each` rows. */
export function inserts(table: string, columns: string, rows: readonly string[], each = 2000): string[] {
  const statements: string[] = [];
  for (let start = 0; start < rows.length; start += each) {
    statements.push(`INSERT INTO ${table} (${columns}) VALUES ${rows.slice(start, start + each).join(',')}`);
  }
  return statements;
}
