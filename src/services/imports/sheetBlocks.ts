import { shownText } from './cells.ts';
import { isLabel, meaningOf } from './labels.ts';
import type { PlacedCell, SheetItem } from './sheetItems.ts';

export interface BlockLabel {
  readonly text: string;
  readonly heading: string;
  readonly cells: PlacedCell[];
  readonly line: number;
}

/** The labels of one record, and what stands above and between them. */
export interface Block {
  readonly titles: readonly PlacedCell[];
  readonly labels: BlockLabel[];
  /** Cells without a label that anybody knows. */
  readonly loose: { readonly label: string; readonly cells: readonly PlacedCell[]; readonly line: number }[];
  /** The rows that it stands in. */
  readonly lines: number[];
}

/** Fields that a record has once: they begin the next one. */
const ONCE = ['eventId', 'contractId', 'name'];

const fieldOf = (heading: string): string | null => meaningOf(heading, 'event', '');

/** True if the label cannot belong to the block any more. */
function isOfNext(block: Block, heading: string): boolean {
  const last = block.labels.at(-1);
  if (last?.heading === heading) return false;
  const field = fieldOf(heading);
  return block.labels.some(
    (each) => each.heading === heading || (field !== null && ONCE.includes(field) && fieldOf(each.heading) === field),
  );
}

/**
 * Divides the rows of one column of labels into records: each begins where a label comes again. What stands below the
 * last one is a block without labels.
 */
export function sheetBlocks(column: number, items: readonly SheetItem[]): Block[] {
  const blocks: Block[] = [];
  let above: SheetItem[] = [];

  /** For each row the next label, also its own. */
  const nextLabels: SheetItem['label'][] = [];
  for (let at = items.length - 1; at >= 0; at -= 1) nextLabels[at] = items[at]?.label ?? nextLabels[at + 1] ?? null;

  const begin = (): Block => {
    // A title is alone in its row; the other rows above are kept with what nobody knows.
    const titles = above.filter(({ cells }) => cells.length === 1);
    const others = above.filter(({ cells }) => cells.length !== 1);
    const block: Block = {
      titles: titles.flatMap(({ cells }) => cells),
      labels: [],
      loose: others.map(({ cells, line }) => ({ label: '', cells, line })),
      lines: above.map(({ line }) => line),
    };
    above = [];
    blocks.push(block);
    return block;
  };

  const addLoose = (block: Block, item: SheetItem): void => {
    const isLabelled = item.cells.length > 1 && item.cells[0]?.column === column;
    const [first, ...rest] = item.cells;
    block.loose.push({
      label: isLabelled ? shownText(first?.cell ?? null) : '',
      cells: isLabelled ? rest : item.cells,
      line: item.line,
    });
    block.lines.push(item.line);
  };

  /** The next record begins after these rows, so that they are its title. */
  const isTitle = (block: Block, at: number): boolean => {
    const next = nextLabels[at];
    if (!next) return false;
    const isInValues = items[at]?.cells.every((cell) => cell.column > column) ?? false;
    const titlesAreInValues = blocks[0]?.titles.at(-1)?.column !== column;
    const opens = isOfNext(block, next.heading) || (fieldOf(next.heading) === 'eventId' && items[at]?.isApart);
    return Boolean(opens) && (!isInValues || items[at]?.isApart === true || titlesAreInValues);
  };

  for (const [at, item] of items.entries()) {
    const block = blocks.at(-1);
    if (item.label) {
      const isNew = !block || above.length > 0 || isOfNext(block, item.label.heading);
      const own = isNew ? begin() : block;
      const last = own.labels.at(-1);
      if (last?.heading === item.label.heading) last.cells.push(...item.cells);
      else own.labels.push({ ...item.label, cells: [...item.cells], line: item.line });
      if (item.aside.length > 0) own.loose.push({ label: '', cells: item.aside, line: item.line });
      own.lines.push(item.line);
      continue;
    }
    if (!block || above.length > 0 || isTitle(block, at)) {
      above.push(item);
      continue;
    }
    // What comes last, after a blank row, is of no record.
    if (item.isApart && !nextLabels[at]) {
      above.push(item);
      continue;
    }
    if (item.cells.every((cell) => cell.column > column)) {
      block.labels.at(-1)?.cells.push(...item.cells);
      block.lines.push(item.line);
    } else addLoose(block, item);
  }
  if (above.length > 0) begin();
  return blocks;
}

/** The fields that tell one event of a row of them. */
const TELLING = ['eventId', 'contractId', 'clientName', 'start'];

/**
 * Divides a block whose records stand side by side below their titles, with the labels only at the left. A date and its
 * time in two cells are one value.
 */
export function dividedBlock(block: Block): Block[] {
  const columnsOf = ({ heading, cells }: BlockLabel): number[] =>
    TELLING.includes(fieldOf(heading) ?? '') && isLabel(heading)
      ? cells.filter(({ cell }) => !isTime(cell)).map(({ column }) => column)
      : [];
  const counts = new Map<number, number>();
  for (const label of block.labels)
    for (const column of new Set(columnsOf(label))) counts.set(column, (counts.get(column) ?? 0) + 1);
  const columns = [...counts]
    .filter(([, count]) => count >= 2)
    .map(([column]) => column)
    .sort((a, b) => a - b);
  if (columns.length < 2) return [block];
  // The titles of records side by side stand in one row, each above its values.
  const isHead = ({ label, line, cells }: Block['loose'][number]) =>
    label === '' && line < (block.labels[0]?.line ?? 0) && cells.some(({ column }) => columns.includes(column));
  return columns.map((column, at) => {
    const until = columns[at + 1] ?? Number.POSITIVE_INFINITY;
    const isOwn = (cell: PlacedCell) => (at === 0 || cell.column >= column) && cell.column < until;
    const own = block.loose.filter(isHead).flatMap(({ cells }) => cells.filter((cell) => cell.column === column));
    const above = at === 0 ? block.titles : [];
    const left = own.length > 0 && above.length > 0 ? [{ label: '', cells: above, line: above[0]?.line ?? 0 }] : [];
    const loose = block.loose.map((each) => ({
      ...each,
      cells: each.cells.filter((cell) => isOwn(cell) && !own.includes(cell)),
    }));
    return {
      titles: own.length > 0 ? own : above,
      labels: block.labels.map((label) => ({ ...label, cells: label.cells.filter(isOwn) })),
      loose: [...left, ...loose.filter(({ cells }) => cells.length > 0)],
      lines: block.lines,
    };
  });
}

const isTime = (cell: PlacedCell['cell']): boolean =>
  typeof cell === 'string'
    ? /^\D{0,3}\d{1,2}\s*(?:h|:|am|pm)/iu.test(cell.trim()) && cell.trim().length <= 10
    : typeof cell === 'object' && cell !== null && cell.day === null;
