import type { CompanyClock } from '../../domain/companyClock.ts';
import { type Due, type Instalment, toLines } from '../../domain/instalments.ts';
import { fromCents, toCents } from '../../domain/money.ts';
import type { Translator } from '../../i18n/translator.ts';
import { amount } from './amount.ts';
import { day } from './date.ts';
import { type Reading, refused, taken } from './typed.ts';

/** An amount or a share, and when: `30 % signature`, `2 000 € 15/3`, `solde J-30`. */
const LINE =
  /^(?:(solde|reste|rest|balance)|(\d{1,3}(?:[\s\u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)[\s\u00a0\u202f]*(€|%)?)[\s\u00a0\u202f]+(.+)$/iu;
/** Between two instalments: a new line, a semicolon, or a comma before another size: not the one in `January 3, 2027`. */
const BETWEEN =
  /[\n;]|,\s+(?=(?:solde|reste|rest|balance)\s|\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?[\s\u00a0\u202f]*(?:[%€]|\s\S))/iu;
const SIGNATURE = /^(?:à la |at |on )?(?:signature|signing)$/i;
const BEFORE = /^[jd][\s\u00a0\u202f]*[-−–][\s\u00a0\u202f]*(\d{1,4})$/i;
/** The maximum of the database column. */
const MOST_SIGNS = 1000;

type Sized = { readonly due: Due } & (
  | { readonly cents: bigint; readonly percent?: never }
  | { readonly percent: bigint; readonly cents?: never }
  | { readonly cents?: never; readonly percent?: never }
);

function readDue(text: string, clock: CompanyClock): Reading<Due> {
  if (SIGNATURE.test(text)) return taken<Due>('signature');
  const [, days] = BEFORE.exec(text) ?? [];
  if (days !== undefined) return taken<Due>({ daysBefore: Number(days) });
  const reading = day(text, clock);
  return 'problem' in reading ? reading : taken<Due>({ day: reading.value });
}

function readLine(line: string, clock: CompanyClock): Reading<Sized> {
  const [, rest, size = '', unit, when = ''] = LINE.exec(line) ?? [];
  if (when === '') return refused('field.instalment', { line });
  const due = readDue(when.trim(), clock);
  if ('problem' in due) return refused('field.instalmentDay', { line });
  if (rest !== undefined) return taken<Sized>({ due: due.value });
  const sized = amount(size);
  if ('problem' in sized) return sized;
  const cents = toCents(sized.value);
  return taken<Sized>(unit === '%' ? { due: due.value, percent: cents } : { due: due.value, cents });
}

/** Each share in cents. Shares are rounded one after the other, so that those of a whole add up to it. */
function sizes(lines: readonly Sized[], whole: bigint): bigint[] {
  let percent = 0n;
  let reached = 0n;
  const known = lines.map((line) => {
    if (line.percent === undefined) return line.cents ?? null;
    percent += line.percent;
    const upto = (whole * percent + 5000n) / 10000n;
    const size = upto - reached;
    reached = upto;
    return size;
  });
  const left = whole - known.reduce((sum: bigint, size) => sum + (size ?? 0n), 0n);
  return known.map((size) => size ?? left);
}

/**
 * Reads the instalments of a contract, one a line or between commas. A share that comes to nothing is left out.
 * @param cost what they must add up to; `100.00` for shares
 * @returns the lines as they are stored, or what is wrong, and how much is missing or too much
 */
export function instalments(
  typed: string,
  cost: string,
  { clock, texts }: { readonly clock: CompanyClock; readonly texts: Pick<Translator, 'money'> },
): Reading<string> {
  const lines = typed.split(BETWEEN).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  if (lines.length === 0) return refused('field.required');
  const read: Sized[] = [];
  for (const line of lines) {
    const reading = readLine(line, clock);
    if ('problem' in reading) return reading;
    read.push(reading.value);
  }
  const whole = toCents(cost);
  const cents = sizes(read, whole);
  const sum = cents.reduce((total, size) => total + size, 0n);
  if (sum < whole) return refused('field.instalmentsMissing', { amount: texts.money(fromCents(whole - sum)) });
  if (sum > whole || cents.some((size) => size < 0n)) {
    const over = cents.reduce((total, size) => total + (size > 0n ? size : 0n), 0n) - whole;
    return refused('field.instalmentsOver', { amount: texts.money(fromCents(over)) });
  }
  const found = read.flatMap(({ due }, at): Instalment[] => {
    const size = cents[at] ?? 0n;
    return size > 0n ? [{ amount: fromCents(size), due }] : [];
  });
  const stored = toLines(found);
  return stored.length > MOST_SIGNS ? refused('field.instalmentsMany') : taken(stored);
}

/** @returns the stored lines as a person types them @param unit of the amounts */
export function typedInstalments(
  found: readonly Instalment[],
  { t, typedAmount, typedDay }: Translator,
  unit: '€' | '%',
) {
  const when = (due: Due) => {
    if (due === 'signature') return t('instalments.signature');
    return 'day' in due ? typedDay(due.day) : t('instalments.before', { days: due.daysBefore });
  };
  return found.map(({ amount: size, due }) => `${typedAmount(size)} ${unit} ${when(due)}`).join('\n');
}
