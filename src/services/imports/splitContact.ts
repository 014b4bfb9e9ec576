import { fold } from '../../domain/likeness.ts';

/** What stands in a cell about a person: names, addresses and numbers, in the order of the cell. */
export interface ContactParts {
  readonly names: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
}

const EMAIL =
  /(?<![^\s@<>()[\]\\,;:|"«»“”„‘’])[^\s@<>()[\]\\,;:|"«»“”„‘’]+@[\p{L}\p{N}\p{M}_-]+(?:\.[\p{L}\p{N}\p{M}_-]+)*/gu;
const EXTENSION = String.raw`(?:\s*[,;]?\s*(?:poste|p\.|ext(?:ension|\.)?|x)\s*\d{1,6})?`;
/** From a plus sign, a bracket or a digit, to the last digit. */
const PHONE = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:\+\s?|\(\+?)?\d(?:[\d().\-\u2010-\u2015\u2212/ \u00a0\u202f]{0,60}\d)?${EXTENSION}(?![\p{L}\p{N}])`,
  'giu',
);
/** A longer text is no contact. */
const LONGEST = 1000;
/** Fewer digits are a number of something else. */
const FEWEST_DIGITS = 6;
/** The longest numbers of the world (ITU E.164), with the zeros before them. More digits are two numbers. */
const MOST_DIGITS = 17;
const digitsIn = (text: string): number => text.replace(/\D/g, '').length;

/** Words before an address or a number, and signs around what is left. */
const TAGS =
  /(?<![\p{L}\p{N}])(?:t[ée]l(?:[ée]phone)?s?|phone|mobile|portable|port|fixe|gsm|cell|e-?mails?|courriels?|m[ée]l|mailto|adresse mail|ligne directe)\s*\.?\s*(?::|$)/giu;
const EDGES = /^[\s,;:|/<>()[\]\-–—•·"]+|[\s,;:|/<>([\]\-–—•·"]+$/gu;

/** A bracket that closes none is left over from an address in brackets. */
function bare(piece: string): string {
  const text = piece.replace(EDGES, '');
  return text.includes('(') ? text : text.replace(/[\s)]+$/, '');
}

function phonesOf(text: string): string[] {
  const pieces = digitsIn(text) > MOST_DIGITS ? text.split(/\s*\/\s*|\s+-\s+|\s{2,}/) : text.split(/\s+\/\s+/);
  return pieces.map((piece) => piece.trim()).filter((piece) => digitsIn(piece) >= FEWEST_DIGITS);
}

function ofLine(line: string): ContactParts {
  const emails = line.match(EMAIL) ?? [];
  const phones: string[] = [];
  const rest = line
    .replace(EMAIL, '\n')
    .replace(PHONE, (found) => {
      const numbers = phonesOf(found);
      phones.push(...numbers);
      return numbers.length > 0 ? '\n' : found;
    })
    .replace(TAGS, '');
  const isWhole = emails.length + phones.length === 0;
  const names = isWhole ? [line.trim()] : rest.split('\n').map(bare);
  const isSaid = (name: string) => /[\p{L}\p{N}]/u.test(name) && !['ou', 'or', 'et', 'and'].includes(fold(name));
  return { names: names.filter(isSaid), emails: emails.map((email) => email.replace(/\.+$/, '')), phones };
}

/** Splits a cell into names, e-mails and phone numbers: `Jacky Blangier <jacky@loubouzin.grd>, + 666 12345`. */
export function splitContact(text: string): ContactParts {
  if (text.length > LONGEST) return { names: [text], emails: [], phones: [] };
  const lines = text.split('\n').map(ofLine);
  return {
    names: lines.flatMap(({ names }) => names),
    emails: [...new Set(lines.flatMap(({ emails }) => emails))],
    phones: [...new Set(lines.flatMap(({ phones }) => phones))],
  };
}
