import type { SheetRow } from '../../files/sheetGrid.ts';
import { shownText } from './cells.ts';
import { foldedHeading } from './foldedHeading.ts';
import { isFirstName, isLabel, kindOf, type Labelled, meaningOf } from './labels.ts';
import { type KnownHeadings, SOURCE_FIELDS, type SourceField, type SourceKind, type TableMapping } from './source.ts';

/** Headings are short. */
const LONGEST_HEADING = 60;
const SAMPLE_ROWS = 50;

const headingsOf = (row: SheetRow): string[] => row.cells.map((cell) => shownText(cell).replace(/\s+/g, ' '));

/** For each column the first value below the heading, as text. */
function samplesOf(headings: readonly string[], below: readonly SheetRow[]): string[] {
  const width = Math.max(headings.length, ...below.slice(0, SAMPLE_ROWS).map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, at) => {
    const row = below.slice(0, SAMPLE_ROWS).find(({ cells }) => shownText(cells[at] ?? null) !== '');
    return shownText(row?.cells[at] ?? null);
  });
}

const labelledOf = (headings: readonly string[], samples: readonly string[]): Labelled =>
  headings.map((text, at) => ({ heading: foldedHeading(text), sample: samples[at] ?? '' }));

const isNamed = (row: SheetRow | undefined, at: number, known: KnownHeadings): boolean => {
  const cell = row?.cells[at];
  return typeof cell === 'string' && cell.length <= LONGEST_HEADING && isLabel(foldedHeading(cell), known);
};

const firstOf = (row: SheetRow): number => row.cells.findIndex((cell) => cell !== null && cell !== '');

/** @returns whether a row among records could be another line of headings, which is found out quickly */
export const mayBeHeading = (row: SheetRow, known: KnownHeadings): boolean =>
  isNamed(row, firstOf(row), known) && row.cells.every((cell) => cell === null || typeof cell === 'string');

/**
 * @param below the rows that follow it
 * @param title the name of the sheet and the title above
 * @returns the kind of the records below, if the row is a line of headings
 */
export function headingKind(
  row: SheetRow,
  below: readonly SheetRow[],
  title: string,
  known: KnownHeadings,
): SourceKind | null {
  const written = row.cells.filter((cell) => cell !== null && cell !== '');
  if (written.length < 2 || written.some((cell) => typeof cell !== 'string' || cell.length > LONGEST_HEADING))
    return null;
  const headings = headingsOf(row);
  const found = kindOf(labelledOf(headings, samplesOf(headings, below.slice(0, 3))), title, known);
  if (found === null || found.named < 2 || (found.named < 3 && found.named * 2 < written.length)) return null;
  // Labels one below the other are those of one record.
  const first = firstOf(row);
  const [next] = below;
  const isStacked = next?.number === row.number + 1 && isNamed(row, first, known) && isNamed(next, first, known);
  return isStacked || (below.length === 0 && found.named < 3) ? null : found.kind;
}

/** Fields that may be spread over several columns: a first name and a name, a date and a time, a street and a town. */
const SPREAD: ReadonlySet<string> = new Set(['email', 'phone', 'instant', 'lines']);
const isSpread = (field: SourceField): boolean =>
  SPREAD.has(SOURCE_FIELDS[field]) || field === 'fullName' || field === 'location';

interface Column {
  readonly heading: string;
  readonly folded: string;
  field: SourceField | null;
  readonly sample: string;
}

/** «Nom» is the contact beside a company or a first name, else the client. «Client» beside «Société» is the contact. */
function settleNames(kind: SourceKind, columns: readonly Column[], known: KnownHeadings): void {
  const own = columns.filter(({ folded }) => !Object.hasOwn(known, folded));
  const ofClient = columns.filter(({ field }) => field === 'clientName');
  const hasContact = columns.some(({ field }) => field === 'fullName');
  const name = own.find(({ folded }) => folded === 'name');
  if (kind === 'client' && name && ofClient.length === 0 && !columns.some(({ folded }) => isFirstName(folded)))
    name.field = 'clientName';
  const company = ofClient.find(({ folded }) => folded.split(' ').includes('company') || folded === 'raison sociale');
  const person = own.find((column) => column.field === 'clientName' && column !== company);
  if (company && person && !hasContact) person.field = 'fullName';
}

/** @returns the meaning of each column, from column A; a column without a heading has an empty one */
export function columnsOf(
  kind: SourceKind,
  row: SheetRow,
  below: readonly SheetRow[],
  known: KnownHeadings,
): TableMapping['columns'] {
  const headings = headingsOf(row);
  const columns = samplesOf(headings, below).map((sample, at): Column => {
    const heading = headings[at] ?? '';
    const folded = foldedHeading(heading);
    return { heading, folded, field: folded === '' ? null : meaningOf(folded, kind, sample, known), sample };
  });
  settleNames(kind, columns, known);
  const seen = new Set<SourceField>();
  return columns.map(({ heading, field, sample }) => {
    const isSecond = field !== null && seen.has(field) && !isSpread(field);
    if (field !== null) seen.add(field);
    return { heading, field: isSecond ? null : field, sample: sample.replace(/\s+/g, ' ') };
  });
}
