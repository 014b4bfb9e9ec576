import { Box, Text } from 'ink';
import { memo, use, useMemo } from 'react';
import { withoutBars } from './bars.ts';
import { type Column, columnWidths, GAP, type PlacedColumn } from './columnWidths.ts';
import { type Look, MARKS, paintLook, withSign } from './marks.ts';
import { PaletteContext } from './PaletteContext.ts';
import { bold, inverse, type Paint, type Palette, underline } from './paint.ts';
import { type ReadingWords, spoken, useReading } from './reading.ts';
import { fitText, textWidth, wrap } from './text.ts';
import { scrollOffset } from './viewport.ts';

/** The cells of a record by column key. Keep the same object while the record does not change. */
export interface TableRow {
  readonly key: string | number;
  readonly cells: Readonly<Record<string, string>>;
  /** How cells are shown, by column key: a sign before the words, and a colour. A screen reader reads the words. */
  readonly looks?: Readonly<Record<string, Look>> | undefined;
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
  const { cursor, chosen, changed } = MARKS;
  const first = isCursor ? cursor.sign : isMarked && isChanged ? changed.sign : ' ';
  const second = isMarked ? chosen.sign : isChanged ? changed.sign : ' ';
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
  const cells = placed.map(({ column }) =>
    words.labelled(column.title, withoutBars(row?.cells[column.key] ?? LOADING)),
  );
  return spoken(words, states, cells.join(', '));
};

const isRight = ({ column }: PlacedColumn): boolean => column.align === 'right';

/** Returns the look of a cell, or none. An amount is never cut for its sign; without its sign it has no colour. */
const lookOf = (row: TableRow, one: PlacedColumn): Look | undefined => {
  const look = row.looks?.[one.column.key];
  const text = row.cells[one.column.key] ?? '';
  return look && isRight(one) && textWidth(withSign(text, look)) > one.width ? undefined : look;
};

/**
 * Returns a row with its terminal attributes. The selected row is inverse in the focused list, without colours, which
 * would become its background; in any other list it is bold and underlined. A row that counts no more is muted.
 */
const paintedRow = (props: LineProps, palette: Palette): string => {
  const { row, placed, width, isCursor, isFocused, isMarked, isChanged } = props;
  const looks = placed.map((one) => (row ? lookOf(row, one) : undefined));
  const cells = placed.map(({ column, width: columns }, at) =>
    fitText(row ? withSign(row.cells[column.key] ?? '', looks[at]) : LOADING, columns, column.align),
  );
  const marks = { isCursor, isMarked, isChanged };
  const text = rowText(cells, width, marks);
  if (isCursor && isFocused) {
    const shown = isChanged ? palette.changed(text) : row === null || row.isDim ? palette.muted(text) : text;
    return inverse(isMarked && !isChanged ? bold(text) : shown);
  }
  const whole = isCursor ? (line: string) => bold(underline(line)) : (line: string) => line;
  if (isChanged) return whole(palette.changed(text));
  const isMuted = row === null || (row.isDim === true && !isMarked);
  // What is late stands out in a row that counts no more, too: it is still owed.
  const shown = looks.filter((look) => look !== undefined && (!isMuted || look.meaning === 'late'));
  if (shown.length === 0) return whole(isMuted ? palette.muted(text) : isMarked ? bold(text) : text);
  const rest: Paint = isMuted ? palette.muted : (cell) => cell;
  const drawn = cells.map((cell, at) => (shown.includes(looks[at]) ? paintLook(cell, looks[at], palette) : rest(cell)));
  const length = MARGIN + cells.join(' '.repeat(GAP)).length;
  const start = text.slice(0, MARGIN);
  const painted = text.length < length ? text : start + drawn.join(' '.repeat(GAP)) + text.slice(length);
  return whole(isMarked ? bold(painted) : painted);
};

const Line = memo(function Line(props: LineProps) {
  const palette = use(PaletteContext);
  const words = useReading();
  return (
    <Box flexShrink={0}>
      <Text wrap='truncate' {...(words ? { 'aria-label': reading(props, words) } : {})}>
        {paintedRow(props, palette)}
      </Text>
    </Box>
  );
});

function Empty({ text, width, rows }: { readonly text: string; readonly width: number; readonly rows: number }) {
  const lines = wrap(text, Math.max(1, width - MARGIN)).slice(0, rows);
  const palette = use(PaletteContext);
  return lines.map((line) => <Text key={line}>{palette.muted(fitText(`  ${line}`, width))}</Text>);
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
