import type { CompanyClock } from '../../../domain/companyClock.ts';
import type { Message, TextKey } from '../../../domain/errors.ts';
import { fold } from '../../../domain/likeness.ts';
import type { Field } from '../../../domain/records/record.ts';
import { dayPhrase } from './dayPhrases.ts';
import { nearestName } from './nearestName.ts';
import type { Term, TypedFilter, WrongTerm } from './term.ts';
import { inBoth, listWith, phraseOf, type TermNames, type TypedKind, termNames } from './termNames.ts';
import { directionOf, missing, type ReadValue, readValue, type Sign } from './termValues.ts';

/** The most characters and terms that are read; what follows is ignored. */
const MOST = { signs: 1000, terms: 12 } as const;
/** The most words of a phrase or of a value without quotes. */
const MOST_WORDS = 4;

const SIGNS: Readonly<Record<string, Sign>> = {
  ':': '',
  '=': '',
  '<': '<',
  '>': '>',
  '<=': '≤',
  '≤': '≤',
  '=<': '≤',
  '>=': '≥',
  '≥': '≥',
  '=>': '≥',
};
const SIGN = '<=|>=|=<|=>|[<>≤≥]';
const QUOTED = /"([^"]*)"|«([^»]*)»|“([^”]*)”/uy;
/** A name with its sign. French writes a space before the colon. */
const NAMED = new RegExp(String.raw`(\p{L}[\p{L}\p{M}\p{N}_’'\-]*)(\s*)(?::\s*(${SIGN})?|(${SIGN}|=))\s*`, 'uy');
const BARE = new RegExp(String.raw`(${SIGN})\s*`, 'uy');
const WORD = /\S+/uy;
/** Words that say that a value is missing, or is there. */
const WITHOUT = /^(?:sans|without)$/;
const WITH = /^(?:avec|with)$/;

const at = (pattern: RegExp, text: string, from: number): RegExpExecArray | null => {
  pattern.lastIndex = from;
  return pattern.exec(text);
};

/** The words from a place on, each with its end. Quotes end them. */
function wordsFrom(text: string, from: number): { text: string; end: number }[] {
  const found: { text: string; end: number }[] = [];
  let place = from;
  while (found.length < MOST_WORDS) {
    while (/\s/u.test(text[place] ?? '')) place += 1;
    const word = at(WORD, text, place)?.[0];
    if (word === undefined || /^["«“]/u.test(word)) break;
    place += word.length;
    found.push({ text: [found.at(-1)?.text, word].filter((part) => part !== undefined).join(' '), end: place });
  }
  return found;
}

/** One piece of the text: what it means, and where the next one begins. */
type Piece =
  | { readonly end: number; readonly words: string }
  | { readonly end: number; readonly term: Term }
  | { readonly end: number; readonly filter: string }
  | { readonly end: number; readonly wrong: WrongTerm };

interface Reader {
  readonly text: string;
  readonly names: TermNames;
  readonly clock: CompanyClock;
}

const fieldOf = ({ fields }: TermNames, name: string): Field => {
  const field = fields[name];
  if (!field) throw new Error('A term names a field that the record does not have.');
  return field;
};

/** The labels of a choice in both languages, for a message. */
const choicesText = ({ values = [], textPrefix, type }: Field): string =>
  type === 'choice' ? values.map((value) => inBoth(`${textPrefix}.${value}` as TextKey).join('/')).join(', ') : '';

/** Reads the value after a sign: what stands in quotes, or as many words as make one value. */
function valueAt({ text, clock }: Reader, from: number, sign: Sign, field: Field) {
  const quoted = at(QUOTED, text, from);
  if (quoted) {
    const inside = (quoted[1] ?? quoted[2] ?? quoted[3] ?? '').trim();
    return { end: from + quoted[0].length, read: inside === '' ? null : readValue(inside, sign, field, clock) };
  }
  const words = wordsFrom(text, from);
  const isOneWord = ['text', 'lines', 'email', 'username', 'person'].includes(field.type);
  for (const { text: typed, end } of (isOneWord ? words.slice(0, 1) : words).toReversed()) {
    const read = readValue(typed, sign, field, clock);
    if (read) return { end, read };
  }
  return { end: words[0]?.end ?? from, read: null as ReadValue | null };
}

function named(reader: Reader, from: number): Piece | null {
  const { text, names } = reader;
  const found = at(NAMED, text, from);
  if (!found) return null;
  const [whole, name = '', gap = '', after, direct] = found;
  const known = names.byName.get(fold(name));
  // «Studio : Rochefort» and «a > b» are words, unless the name is that of a field.
  if (known === undefined && gap !== '') return null;
  const start = from + whole.length;
  const sign = SIGNS[after ?? direct ?? ':'] ?? '';
  if (known === undefined) {
    const end = wordsFrom(text, start)[0]?.end ?? start;
    const typed = text.slice(from, end);
    return { end, wrong: { typed, problem: unknown(typed, name, names) } };
  }
  const field = fieldOf(names, known);
  const { end, read } = valueAt(reader, start, sign, field);
  const typed = text.slice(from, Math.max(end, start)).trim();
  if (!read) return { end: Math.max(end, start), wrong: { typed, problem: missing(typed, field, choicesText(field)) } };
  return { end, term: { field: known, ...read } };
}

/** Says what a name could be instead: a field of another list, or a name like it. */
function unknown(typed: string, name: string, { byName }: TermNames): Message {
  const other = listWith(fold(name));
  const nearest = other === undefined ? nearestName(fold(name), byName.keys()) : '';
  const params = { typed: typed.trim(), name, nearest };
  if (byName.size === 0) return { key: 'terms.noFields', params };
  if (other !== undefined) return { key: `terms.isIn.${other}`, params };
  return { key: nearest === '' ? 'terms.noSuch' : 'terms.unknown', params };
}

/** A sign without a name: a distance from today, on the list's main date. */
function bare(reader: Reader, from: number): Piece | null {
  const { text, names } = reader;
  const found = at(BARE, text, from);
  if (!found) return null;
  const start = from + found[0].length;
  const sign = SIGNS[found[1] ?? ''] ?? '';
  const { mainDay } = names;
  if (mainDay !== undefined) {
    const { end, read } = valueAt(reader, start, sign, fieldOf(names, mainDay));
    if (read) return { end, term: { field: mainDay, ...read } };
  }
  const end = wordsFrom(text, start)[0]?.end ?? start;
  // «a > b» is words.
  if (/\s$/u.test(found[0]) && end > start) return null;
  const typed = text.slice(from, end).trim();
  const key = mainDay === undefined ? 'terms.noDates' : 'terms.needs.duration';
  return { end, wrong: { typed, problem: { key, params: { typed } } } };
}

/** What words without a sign mean, if they are a known phrase. */
function meaningOf(phrase: string, typed: string, { names, clock }: Reader): Omit<Piece, 'end'> | null {
  const known = names.phrases.get(phraseOf(phrase));
  if (known?.kind === 'filter') return { filter: known.name };
  if (known?.kind === 'choice') {
    return { term: { field: known.field, test: { type: 'choices', values: [known.value] }, sign: '', shown: typed } };
  }
  if (known?.kind === 'inactive')
    return { term: { field: 'isActive', test: { type: 'inactive' }, sign: '', shown: typed } };
  const [first = '', ...others] = fold(phrase).split(' ');
  if (WITHOUT.test(first) || WITH.test(first)) {
    const name = others.join(' ');
    const field = names.byName.get(name);
    const facts = field === undefined ? undefined : names.fields[field];
    const canBeEmpty = facts && (facts.type === 'person' || facts.isNullable === true);
    if (field !== undefined && canBeEmpty)
      return { term: { field, test: { type: 'empty', isEmpty: WITHOUT.test(first) }, sign: '', shown: typed } };
    const other = field === undefined ? listWith(name) : undefined;
    if (other !== undefined)
      return { wrong: { typed, problem: { key: `terms.isIn.${other}`, params: { typed, name } } } };
  }
  if (names.mainDay === undefined) return null;
  const days = dayPhrase(phrase, clock, directionOf(fieldOf(names, names.mainDay)));
  if (!days) return null;
  return { term: { field: names.mainDay, test: { type: 'days', spans: days.spans }, sign: '', shown: days.shown } };
}

function phrase(reader: Reader, from: number): Piece | null {
  for (const { text, end } of wordsFrom(reader.text, from).toReversed()) {
    const meaning = meaningOf(text, text, reader);
    if (meaning) return { end, ...meaning } as Piece;
  }
  return null;
}

function plain({ text }: Reader, from: number): Piece {
  const quoted = at(QUOTED, text, from);
  if (quoted) return { end: from + quoted[0].length, words: quoted[1] ?? quoted[2] ?? quoted[3] ?? '' };
  const word = at(WORD, text, from)?.[0] ?? text.slice(from);
  return { end: from + word.length, words: word };
}

const NOTHING: TypedFilter = { words: '', terms: [], filters: [], includesInactive: false, wrong: [], rest: '' };

const tooMany = (text: string, from: number, end: number): WrongTerm => {
  const typed = text.slice(from, end).trim();
  return { typed, problem: { key: 'terms.tooMany', params: { typed, max: MOST.terms } } };
};

const isQuoted = (text: string, from: number): boolean => at(QUOTED, text, from) !== null;

/**
 * Reads the text of a filter, in French and English alike. A term has a sign (`reste>5000`, `début:juin`), or is a
 * known phrase (`sans support`, `cette semaine`); everything else is words, and so is what stands in quotes. Distances
 * and months are those of the clock's present day.
 * @param kind the list, whose fields and quick filters can be named
 */
export function parseFilter(kind: TypedKind, typed: string, clock: CompanyClock): TypedFilter {
  const text = typed.normalize('NFC').slice(0, MOST.signs);
  const reader: Reader = { text, names: termNames(kind), clock };
  const words: string[] = [];
  const terms: Term[] = [];
  const filters = new Set<string>();
  const wrong: WrongTerm[] = [];
  let rest = '';
  for (let from = 0; from < text.length; ) {
    if (/\s/u.test(text[from] ?? '')) {
      from += 1;
      continue;
    }
    const isFull = terms.length + filters.size + wrong.length >= MOST.terms;
    const piece: Piece = isQuoted(text, from)
      ? plain(reader, from)
      : (named(reader, from) ?? bare(reader, from) ?? phrase(reader, from) ?? plain(reader, from));
    if ('words' in piece) words.push(piece.words);
    else if (isFull)
      return { ...NOTHING, wrong: [...wrong.slice(0, 1), tooMany(text, from, piece.end)], rest: rest.trim() };
    else if ('term' in piece) terms.push(piece.term);
    else if ('filter' in piece) filters.add(piece.filter);
    else wrong.push(piece.wrong);
    if (!('wrong' in piece)) rest += `${text.slice(from, piece.end)} `;
    from = piece.end;
  }
  const includesInactive = terms.some(({ test }) => test.type === 'inactive');
  return { words: words.join(' ').trim(), terms, filters: [...filters], includesInactive, wrong, rest: rest.trim() };
}
