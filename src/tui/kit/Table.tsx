import { Box, Text } from 'ink';
import { memo, useMemo } from 'react';
import { type Column, columnWidths, GAP, type PlacedColumn } from './columnWidths.ts';
import { bold, dim, inverse } from './paint.ts';
import { fitText, textWidth } from './text.ts';
import { scrollOffset } from './viewport.ts';

/** A record as cells: one text a column, by the column's key. Keep the same object while nothing changed. */
export interface TableRow {
  readonly key: string | number;
  readonly cells: Readonly<Record<string, string>>;
  /** Drawn dim: a deactivated or cancelled record. */
  readonly isDim?: boolean | undefined;
}

export interface TableProps {
  readonly columns: readonly Column[];
  /** The row at a position of the whole list, or null while it is being fetched. */
  readonly rowAt: (index: number) => TableRow | null;
  readonly total: number;
  /** Position of the selected row in the whole list; -1 for none. */
  readonly cursor: number;
  /** Position of the first row drawn; worked out from the cursor unless told (see `scrollOffset`). */
  readonly offset?: number | undefined;
  readonly width: number;
  /** Lines in all, the header's among them. */
  readonly height: number;
  readonly isFocused: boolean;
  readonly hasHeader?: boolean | undefined;
  readonly sort?: { readonly column: string; readonly isDescending: boolean } | null | undefined;
  readonly marked?: ReadonlySet<string | number> | undefined;
  /** Said instead of rows where there are none. */
  readonly emptyText: string;
  /** Name of the list for screen readers. */
  readonly label?: string | undefined;
}

interface LineProps {
  readonly row: TableRow;
  readonly placed: readonly PlacedColumn[];
  readonly width: number;
  readonly isCursor: boolean;
  readonly isFocused: boolean;
  readonly isMarked: boolean;
}

const Line = memo(function Line({ row, placed, width, isCursor, isFocused, isMarked }: LineProps) {
  const cells = placed.map(({ column, width: columns }) => fitText(row.cells[column.key] ?? '', columns, column.align));
  const text = fitText(`${isCursor ? '▸' : ' '}${isMarked ? '*' : ' '}${cells.join(' '.repeat(GAP))}`, width);
  return <Text wrap='truncate'>{isCursor && isFocused ? inverse(text) : row.isDim ? dim(text) : text}</Text>;
});

/** Columns before the first cell: the cursor's mark and the chosen rows' mark. */
const MARGIN = 2;

/** A list that draws only the rows that can be seen. */
export function Table(props: TableProps) {
  const { columns, rowAt, total, cursor, width, height, isFocused, hasHeader = true, sort, marked, emptyText } = props;
  const placed = useMemo(() => columnWidths(columns, width - MARGIN), [columns, width]);
  const rows = Math.max(0, height - (hasHeader ? 1 : 0));
  const offset = props.offset ?? scrollOffset({ offset: 0, cursor, height: rows, total });
  const header = placed.map(({ column, width: columnsWide }) => {
    const arrow = sort?.column === column.key ? (sort.isDescending ? '▾' : '▴') : '';
    const title =
      arrow && textWidth(column.title) >= columnsWide ? fitText(column.title, columnsWide - 1) : column.title;
    return fitText(title + arrow, columnsWide, column.align);
  });
  const lines = [];
  for (let index = offset; index < Math.min(total, offset + rows); index++) {
    const row = rowAt(index);
    lines.push(
      row ? (
        <Line
          key={index}
          row={row}
          placed={placed}
          width={width}
          isCursor={index === cursor}
          isFocused={isFocused}
          isMarked={marked?.has(row.key) ?? false}
        />
      ) : (
        <Text key={index}>{dim(fitText(`${index === cursor ? '▸' : ' '} ...`, width))}</Text>
      ),
    );
  }
  return (
    <Box flexDirection='column' width={width} height={height} overflow='hidden' aria-role='table'>
      {hasHeader ? <Text>{bold(fitText(`  ${header.join(' ')}`, width))}</Text> : null}
      {total === 0 && rows > 0 ? <Text>{dim(fitText(`  ${emptyText}`, width))}</Text> : lines}
    </Box>
  );
}
