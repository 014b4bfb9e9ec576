import { fold, isSamePhone } from '../../domain/likeness.ts';
import { emptinessOf, shownText } from './cells.ts';
import { rawText, readValue, type SourceCell, type ValueTools } from './readValue.ts';
import type { SourceField, SourceValue } from './source.ts';
import { type ContactParts, splitContact } from './splitContact.ts';

type ContactField = 'clientName' | 'fullName' | 'email' | 'phone';
export const CONTACT_FIELDS: readonly ContactField[] = ['clientName', 'fullName', 'email', 'phone'];

export type Values = { -readonly [F in SourceField]?: SourceValue };
export type CellsOf = ReadonlyMap<SourceField, readonly SourceCell[]>;

interface Found {
  readonly text: string;
  readonly cell: SourceCell;
}

interface Gathered {
  readonly clientName: Found[];
  readonly fullName: Found[];
  readonly email: Found[];
  readonly phone: Found[];
}

const isSame = (field: ContactField, one: string, other: string): boolean =>
  field === 'phone' ? isSamePhone(one, other) : fold(one) === fold(other);

/** What is left in the cell of an address or a number, such as «le soir». */
const restOf = (cells: readonly SourceCell[], field: ContactField): readonly string[] =>
  field === 'phone' || field === 'email' ? cells.flatMap((cell) => partsOf(cell).names) : [];

/** A number in a cell is a phone number as a whole, or none. */
function partsOf({ cell }: SourceCell): ContactParts {
  if (typeof cell !== 'number') return splitContact(shownText(cell));
  const isPhone = Number.isSafeInteger(cell) && cell >= 100_000;
  return isPhone
    ? { names: [], emails: [], phones: [String(cell)] }
    : { names: [String(cell)], emails: [], phones: [] };
}

/** Puts what one cell holds where it belongs. */
function gather(field: ContactField, cell: SourceCell, into: Gathered): void {
  const text = shownText(cell.cell);
  if (emptinessOf(text) !== null) return;
  const { names, emails, phones } = partsOf(cell);
  const add = (to: ContactField, texts: readonly string[]) => {
    into[to].push(...texts.map((each) => ({ text: each, cell })));
  };
  // The name of a company may hold digits.
  if (field === 'clientName' && emails.length === 0) {
    add('clientName', [text]);
    return;
  }
  add('email', emails);
  add('phone', phones);
  if (field === 'clientName' || field === 'fullName') add(field, names);
  if (field === 'email' && /<[^>]*@/.test(text)) add('fullName', names);
}

/** A phone number in a cell of numbers has lost its first zero. */
function withItsZero(value: SourceValue, { cell }: SourceCell): SourceValue {
  if (typeof cell !== 'number' || value.value === null) return value;
  const proposed = /^[1-9]\d{8}$/.test(value.value) ? `0${value.value}` : null;
  return { ...value, doubt: { key: 'imports.value.phoneNumber' }, proposed };
}

function chosen(
  field: ContactField,
  found: readonly Found[],
  own: readonly SourceCell[],
  rest: readonly string[],
  tools: ValueTools,
) {
  const [first] = found;
  if (!first) return null;
  const read = readValue(field, [{ cell: first.text, line: first.cell.line }], tools);
  if (!read) return null;
  const value = { ...withItsZero(read, field === 'phone' ? first.cell : { cell: null, line: 0 }) };
  const others = [
    ...new Set([...found.filter(({ text }) => !isSame(field, text, first.text)).map(({ text }) => text), ...rest]),
  ];
  const raw = rawText(own.includes(first.cell) ? own : [first.cell, ...own]);
  if (others.length === 0 || value.doubt) return { ...value, raw };
  return { ...value, raw, doubt: { key: 'imports.value.several', params: { others: others.join(', ') } } as const };
}

/**
 * Reads names, addresses and numbers of a client wherever they stand: an e-mail in the cell of the contact, a phone
 * beside it. The first of several is taken, with a doubt.
 */
export function readContact(cells: CellsOf, tools: ValueTools): Values {
  const gathered: Gathered = { clientName: [], fullName: [], email: [], phone: [] };
  // The fields’ own cells come first.
  for (const field of ['email', 'phone', 'fullName', 'clientName'] as const)
    for (const cell of cells.get(field) ?? []) gather(field, cell, gathered);
  const values: Values = {};
  for (const field of CONTACT_FIELDS) {
    const own = cells.get(field) ?? [];
    const isOther = (name: string) => !gathered.fullName.some(({ text }) => text === name);
    const rest = gathered[field].length > 0 ? restOf(own, field).filter(isOther) : [];
    const value = chosen(field, gathered[field], own, rest, tools) ?? readOwn(field, own, tools);
    if (value) values[field] = value;
  }
  return values;
}

/** Without anything of its kind in its own cells, a field has the doubt of what they hold. */
function readOwn(field: ContactField, cells: readonly SourceCell[], tools: ValueTools): SourceValue | null {
  const isMoved = cells.every((cell) => {
    const { names, emails, phones } = partsOf(cell);
    return names.length === 0 && emails.length + phones.length > 0;
  });
  return isMoved ? null : readValue(field, cells, tools);
}
