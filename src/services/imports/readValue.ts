import type { TextKey } from '../../domain/errors.ts';
import { client } from '../../domain/records/client.ts';
import { collaborator } from '../../domain/records/collaborator.ts';
import { event } from '../../domain/records/event.ts';
import { payment } from '../../domain/records/payment.ts';
import { codeOfSign, hiddenSigns, withoutHidden } from '../../domain/typedText.ts';
import type { CellValue } from '../../files/sheetGrid.ts';
import { email, phone, text as textOf } from '../input/text.ts';
import type { Reading } from '../input/typed.ts';
import { emptinessOf, shownText } from './cells.ts';
import { readChoice } from './readChoice.ts';
import { readCount, readId } from './readCount.ts';
import { type MomentTools, readDay, readInstant } from './readMoment.ts';
import { readMoney } from './readMoney.ts';
import { doubtful, type Read, sure } from './readResult.ts';
import { SOURCE_FIELDS, type SourceField, type SourceValue } from './source.ts';

/** A cell with its row. */
export interface SourceCell {
  readonly cell: CellValue;
  readonly line: number;
}

export interface ValueTools extends MomentTools {
  /** The start that was read, `YYYY-MM-DD HH:MM`, for the end of an event. */
  readonly start?: string;
}

/** First name, space and name. */
const PERSON = collaborator.fields.firstName.max + 1 + collaborator.fields.lastName.max;
const MAX: { readonly [F in SourceField]?: number } = {
  clientName: client.fields.companyName.max,
  fullName: client.fields.fullName.max,
  email: client.fields.email.max,
  phone: client.fields.phone.max,
  commercial: PERSON,
  support: PERSON,
  name: event.fields.name.max,
  location: event.fields.location.max,
  notes: event.fields.notes.max,
  note: payment.fields.note.max,
};

/** A number or a date in words is no longer than this; what is longer is not even looked at. */
const LONGEST = 120;
const NEVER_LONG: { readonly [T in (typeof SOURCE_FIELDS)[SourceField]]?: TextKey } = {
  number: 'imports.value.number',
  count: 'field.integer',
  money: 'imports.value.amount',
  day: 'field.date',
  instant: 'field.dateTime',
  statut: 'imports.value.statut',
  method: 'imports.value.method',
};

/** What may be paid, or still due, is zero at times. */
const MAY_BE_ZERO: readonly SourceField[] = ['paid', 'balance'];

/** @returns the cells as the file shows them: a line for each row */
export function rawText(cells: readonly SourceCell[]): string {
  let shown = '';
  let before: number | null = null;
  for (const { cell, line } of cells) {
    const text = shownText(cell);
    if (text === '') continue;
    shown += `${before === null ? '' : line === before ? ' ' : '\n'}${text}`;
    before = line;
  }
  return shown;
}

const checked = (reading: Reading<string>): Read =>
  'value' in reading ? sure(reading.value) : doubtful(reading.problem);

/** A text as it stands, without what nobody sees. */
function readText(field: SourceField, raw: string): Read {
  const type = SOURCE_FIELDS[field];
  const lines = type === 'lines';
  const max = MAX[field] ?? 255;
  const shown = withoutHidden(raw, lines).trim();
  const kinds = { email: email(max), phone: phone(max) } as const;
  const read = type === 'email' || type === 'phone' ? kinds[type] : textOf({ max, lines });
  const result = checked(read(shown));
  const [hidden] = hiddenSigns(raw, lines).filter(({ sign }) => !/[\t\n\u2028\u2029]/.test(sign));
  return hidden && result.value !== null
    ? { ...result, doubt: { key: 'imports.value.hidden', params: { code: codeOfSign(hidden.sign) } } }
    : result;
}

function readByType(field: SourceField, raw: string, parts: readonly CellValue[], tools: ValueTools): Read {
  const type = SOURCE_FIELDS[field];
  const problem = NEVER_LONG[type];
  if (problem && raw.length > LONGEST) return doubtful({ key: problem });
  switch (type) {
    case 'number':
      return readId(parts);
    case 'count':
      return readCount(parts);
    case 'money':
      return readMoney(parts, MAY_BE_ZERO.includes(field));
    case 'day':
      return readDay(parts, tools);
    case 'instant':
      return readInstant(parts, tools, field === 'end' ? tools.start : undefined);
    case 'statut':
    case 'method':
      return readChoice(type, raw);
    default:
      return readText(field, raw);
  }
}

/**
 * Reads what a person wrote in one or several cells (decision 14).
 * @returns the value, or why it is missing or doubtful and what could be meant; null where nothing is written
 */
export function readValue(field: SourceField, cells: readonly SourceCell[], tools: ValueTools): SourceValue | null {
  const written = cells.filter(({ cell }) => emptinessOf(shownText(cell)) !== 'empty');
  const [first] = written;
  if (!first) return null;
  const raw = rawText(written);
  const found = (read: Read): SourceValue => ({ raw, ...read, line: first.line });
  const emptiness = emptinessOf(raw);
  if (emptiness === 'failed') return found(doubtful({ key: 'imports.value.failed', params: { text: raw } }));
  if (emptiness === 'unknown') {
    // The form takes such a place as «not known yet».
    const proposed = field === 'location' ? raw : null;
    return found(doubtful({ key: 'imports.value.unknown', params: { text: raw } }, proposed));
  }
  const parts = written.map(({ cell }) => (typeof cell === 'string' ? shownText(cell) : cell));
  return found(readByType(field, raw, parts, tools));
}
