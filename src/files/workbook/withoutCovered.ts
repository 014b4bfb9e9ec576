type Edge = 'startRow' | 'endRow' | 'startCol' | 'endCol';

/** Empties the cells of merged areas but the first, where a program has left values in them. */
export function withoutCovered<Row extends unknown[]>(
  rows: Row[],
  merges: readonly { readonly [name in Edge]: number }[] = [],
): Row[] {
  for (const { startRow, endRow, startCol, endCol } of merges) {
    for (let row = startRow; row <= Math.min(endRow, rows.length - 1); row++) {
      const values = rows[row] ?? [];
      for (let column = startCol; column <= Math.min(endCol, values.length - 1); column++) {
        if (row !== startRow || column !== startCol) values[column] = null;
      }
    }
  }
  return rows;
}
