import { fold } from '../../domain/likeness.ts';
import { inBoth } from '../lists/terms/termNames.ts';
import { emptinessOf, shownText } from './cells.ts';
import { isFirstName } from './labels.ts';
import { CONTACT_FIELDS, readContact, type Values } from './readContact.ts';
import { peopleIn } from './readCount.ts';
import { rawText, readValue, type SourceCell, type ValueTools } from './readValue.ts';
import { SOURCE_FIELDS, type SourceField, type SourceKind, type SourceRecord } from './source.ts';

/** A label with the cells beside or below it. */
export interface LabelledCells {
  readonly label: string;
  /** As `foldedHeading` returns it. */
  readonly heading: string;
  /** Null for a label that nobody knows. */
  readonly field: SourceField | null;
  readonly cells: readonly SourceCell[];
  readonly line: number;
}

/** The words for «nobody» of the application itself. */
const NOBODY = new Set([...inBoth('events.unassigned'), 'aucun', 'aucune', 'none', 'nobody', 'personne'].map(fold));
const PEOPLE: readonly SourceField[] = ['support', 'commercial'];

/** First name and name in two cells are one name. */
function joinedNames(labelled: readonly LabelledCells[]): readonly SourceCell[] {
  const cells = labelled.flatMap((each) => each.cells).filter(({ cell }) => shownText(cell) !== '');
  const [first] = cells;
  const hasFirstName = labelled.some(({ heading }) => isFirstName(heading));
  const areNames = cells.every(({ cell }) => !/[\d@]/.test(shownText(cell)));
  return first && hasFirstName && areNames && cells.length > 1
    ? [{ cell: cells.map(({ cell }) => shownText(cell)).join(' '), line: first.line }]
    : cells;
}

function cellsByField(labelled: readonly LabelledCells[]): ReadonlyMap<SourceField, readonly SourceCell[]> {
  const grouped = new Map<SourceField, LabelledCells[]>();
  for (const each of labelled) {
    if (each.field === null) continue;
    const before = grouped.get(each.field) ?? [];
    grouped.set(each.field, isFirstName(each.heading) ? [each, ...before] : [...before, each]);
  }
  return new Map(
    [...grouped].map(([field, group]) => [
      field,
      field === 'fullName' ? joinedNames(group) : group.flatMap(({ cells }) => cells),
    ]),
  );
}

/** Two names for one client: without a contact, the client is the contact; without a company, this may be a person. */
function completeNames(kind: SourceKind, values: Values): void {
  if (kind !== 'client' && kind !== 'event') return;
  const { clientName, fullName, contractId } = values;
  if (clientName?.value && !fullName) values.fullName = { ...clientName, doubt: null, proposed: null };
  else if (clientName?.value && fullName?.value === null && fullName.proposed === null)
    values.fullName = { ...fullName, proposed: clientName.value };
  if (!clientName && fullName?.value && (kind === 'client' || !contractId?.value))
    values.clientName = {
      raw: fullName.raw,
      value: null,
      doubt: { key: 'imports.value.noCompany' },
      proposed: fullName.value,
      line: fullName.line,
    };
}

/** A number of people in the notes is proposed where the field has none, and never taken silently (decision 14). */
function proposeAttendees(values: Values): void {
  const { attendees, notes } = values;
  if (!notes || (attendees && (attendees.value !== null || attendees.proposed !== null))) return;
  const found = peopleIn(notes.value ?? notes.raw);
  if (!found) return;
  values.attendees = {
    raw: attendees?.raw ?? found.said,
    value: null,
    doubt: { key: 'imports.value.inNotes', params: { text: found.said } },
    proposed: found.count,
    line: attendees?.line ?? notes.line,
  };
}

/** As the forms do, refuses an end that is not after the start. */
function checkOrder(values: Values): void {
  const { start, end } = values;
  if (start?.value && end?.value && end.value <= start.value)
    values.end = { ...end, value: null, doubt: { key: 'rule.event_dates' } };
}

/** Reads the values of one record, with what they say of each other. */
export function readRecord(
  kind: SourceKind,
  { sheet, line }: { readonly sheet: string; readonly line: number },
  labelled: readonly LabelledCells[],
  tools: ValueTools,
): SourceRecord {
  const cells = cellsByField(labelled);
  const values: Values = readContact(cells, tools);
  // A time alone as the end is one after the start, so that the start is read first.
  for (const field of Object.keys(SOURCE_FIELDS) as SourceField[]) {
    if ((CONTACT_FIELDS as readonly SourceField[]).includes(field)) continue;
    const own = cells.get(field) ?? [];
    if (PEOPLE.includes(field) && NOBODY.has(fold(rawText(own).trim()))) continue;
    const start = values.start?.value;
    const value = own.length > 0 ? readValue(field, own, start ? { ...tools, start } : tools) : null;
    if (value) values[field] = value;
  }
  completeNames(kind, values);
  if (kind === 'event') {
    proposeAttendees(values);
    checkOrder(values);
  }
  const unread = labelled
    .filter(({ field }) => field === null)
    .map(({ label, cells: own, line: at }) => ({ label, text: rawText(own), line: own[0]?.line ?? at }))
    .filter(({ text }) => emptinessOf(text) !== 'empty');
  return { kind, sheet, line, values, unread };
}
