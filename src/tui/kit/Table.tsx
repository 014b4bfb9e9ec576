import { Box, Text } from 'ink';
import { memo, use, useMemo } from 'react';
import { type Column, columnWidths, GAP, type PlacedColumn } from './columnWidths.ts';
import { PaletteContext } from './PaletteContext.ts';
import { bold, dim, inverse } from './paint.ts';
import { type ReadingWords, spoken, useReading } from './reading.ts';
import { fitText, textWidth, wrap } from './text.ts';
import { scrollOffset } from './viewport.ts';

/** The cells of a record by column key. Keep the same object while the record does not change. */
export interface TableRow {
  readonly key: string | number;
  readonly cells: Readonly<Record<string, string>>;
  /** Drawn dim: a deactivated or cancelled record. */
  readonly isDim?: boolean | undefined;
}

export interface TableSort {
  /** Key of the column. */
  readonly column: string;
  readonly isDescending: boolean;
}

export interface TableProps {
  /** Keep the same array while the columns do not change. */
  readonly columns: readonly Column[];
  /** Returns the row at an index of the whole list, or null while it is being fetched. */
  readonly rowAt: (index: number) => TableRow | null;
  readonly total: number;
  /** Index of the selected row in the whole list; -1 for none. */
  readonly cursor: number;
  /** Index of the first row drawn. By default it is computed from the cursor (see `scrollOffset`). */
  readonly offset?: number | undefined;
  readonly width: number;
  /** Total height in lines, including the header. */
  readonly height: number;
  readonly isFocused: boolean;
  readonly hasHeader?: boolean | undefined;
  readonly sort?: TableSort | null | undefined;
  readonly marked?: ReadonlySet<string | number> | undefined;
  /** Keys of the recently changed rows. */
  readonly changed?: ReadonlySet<string | number> | undefined;
  /** Screen reader texts for a marked row and for a recently changed row. */
  readonly markTexts?: { readonly marked: string; readonly changed: string } | undefined;
  /** Shown where the list has no rows. */
  readonly emptyText: string;
  /** Name of the list for a screen reader. It replaces the header, because each cell is read with its title. */
  readonly label?: string | undefined;
}

/** Columns before the first cell: the cursor, and the mark of a chosen or recently changed row. */
const MARGIN = 2;
const LOADING = '...';

export interface RowMarks {
  readonly isCursor?: boolean;
  readonly isMarked?: boolean;
  readonly isChanged?: boolean;
}

/** Returns the marks and the cells of a row as one line of exactly `width` columns. */
export const rowText = (
  cells: readonly string[],
  width: number,
  { isCursor = false, isMarked = false, isChanged = false }: RowMarks = {},
): string => {
  // A row can be selected, marked and changed at once. Then the change shows only as a colour.
  const first = isCursor ? '▸' : isMarked && isChanged ? '~' : ' ';
  const second = isMarked ? '*' : isChanged ? '~' : ' ';
  return fitText(`${first}${second}${cells.join(' '.repeat(GAP))}`, width);
};

/** Returns the column titles as one line of exactly `width` columns. `▴` or `▾` marks the sorted column. */
export const headerText = (placed: readonly PlacedColumn[], width: number, sort?: TableSort | null): string =>
  rowText(
    placed.map(({ column, width: columns }) => {
      if (sort?.column !== column.key || columns < 2) return fitText(column.title, columns, column.align);
      const room = Math.min(textWidth(column.title), columns - 1);
      return fitText(fitText(column.title, room) + (sort.isDescending ? '▾' : '▴'), columns, column.align);
    }),
    width,
  );

interface LineProps {
  readonly row: TableRow | null;
  readonly placed: readonly PlacedColumn[];
  readonly width: number;
  readonly isCursor: boolean;
  readonly isFocused: boolean;
  readonly isMarked: boolean;
  readonly isChanged: boolean;
  readonly markTexts: TableProps['markTexts'];
}

/** Returns a row as text for a screen reader: its marks, then each cell with its column title. */
const reading = (props: LineProps, words: ReadingWords): string => {
  const { row, placed, isCursor, isMarked, isChanged, markTexts } = props;
  const states = [isCursor && words.selected, isMarked && markTexts?.marked, isChanged && markTexts?.changed];
  const cells = placed.map(({ column }) => words.labelled(column.title, row?.cells[column.key] ?? LOADING));
  return spoken(words, states, cells.join(', '));
};

const Line = memo(function Line(props: LineProps) {
  const { row, placed, width, isCursor, isFocused, isMarked, isChanged } = props;
  const palette = use(PaletteContext);
  const words = useReading();
  const cells = placed.map(({ column, width: columns }) =>
    fitText(row ? (row.cells[column.key] ?? '') : LOADING, columns, column.align),
  );
  const text = rowText(cells, width, { isCursor, isMarked, isChanged });
  const shown = isChanged ? palette.green(text) : isMarked ? bold(text) : row === null || row.isDim ? dim(text) : text;
  return (
    <Box flexShrink={0}>
      <Text wrap='truncate' {...(words ? { 'aria-label': reading(props, words) } : {})}>
        {isCursor && isFocused ? inverse(shown) : shown}
      </Text>
    </Box>
  );
});

function Empty({ text, width, rows }: { readonly text: string; readonly width: number; readonly rows: number }) {
  const lines = wrap(text, Math.max(1, width - MARGIN)).slice(0, rows);
  return lines.map((line) => <Text key={line}>{dim(fitText(`  ${line}`, width))}</Text>);
}

/** A list that draws only its visible rows, one text element per row. */
export function Table(props: TableProps) {
  const {
    columns,
    rowAt,
    total,
    cursor,
    width,
    height,
    isFocused,
    sort,
    marked,
    changed,
    markTexts,
    emptyText,
    label,
  } = props;
  const placed = useMemo(() => columnWidths(columns, width - MARGIN), [columns, width]);
  const hasHeader = (props.hasHeader ?? true) && height > 1;
  const rows = Math.max(0, height - (hasHeader ? 1 : 0));
  const offset = props.offset ?? scrollOffset({ offset: 0, cursor, height: rows, total });
  const count = Math.max(0, Math.min(rows, total - offset));
  return (
    <Box flexDirection='column' width={width} height={height} overflow='hidden' flexShrink={0}>
      {hasHeader ? <Text aria-label={label ?? ''}>{bold(headerText(placed, width, sort))}</Text> : null}
      {total === 0 ? <Empty text={emptyText} width={width} rows={rows} /> : null}
      {Array.from({ length: count }, (_, line) => {
        const index = offset + line;
        const row = rowAt(index);
        return (
          <Line
            key={index}
            row={row}
            placed={placed}
            width={width}
            isCursor={index === cursor}
            isFocused={isFocused}
            isMarked={row !== null && (marked?.has(row.key) ?? false)}
            isChanged={row !== null && (changed?.has(row.key) ?? false)}
            markTexts={markTexts}
          />
        );
      })}
    </Box>
  );
}
