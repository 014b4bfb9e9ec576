import { fromCents, toCents } from './money.ts';

/** When an instalment is due: at the signature, some days before the contract's first event (`J-30`), or on a day. */
export type Due = 'signature' | { readonly daysBefore: number } | { readonly day: string };

export interface Instalment {
  readonly amount: string;
  readonly due: Due;
}

/** An instalment as it stands today. */
export interface DatedInstalment extends Instalment {
  /** The company's day, `YYYY-MM-DD`; null while there is no signature or no event that it follows. */
  readonly day: string | null;
  /** What is paid of it: payments fill the instalments in the order of their days. */
  readonly paid: string;
}

/** What a contract owes today (decision 13). */
export interface Dues {
  readonly instalments: readonly DatedInstalment[];
  /** What is due up to today and not paid; `0.00` if nothing is. */
  readonly due: string;
  /** What was due up to yesterday and is not paid, and the first day of it. Null if the contract is not late. */
  readonly late: { readonly amount: string; readonly since: string } | null;
  /** The next instalment to come that is not fully paid, and what is missing of it. */
  readonly next: { readonly amount: string; readonly day: string } | null;
}

/** @returns the stored lines of a contract (`7000.00 J-30`) as instalments, in their order */
export function readLines(lines: string): Instalment[] {
  return lines.split('\n').flatMap((line): Instalment[] => {
    const [amount = '', when = ''] = line.split(' ');
    if (when === '') return [];
    if (when === 'signature') return [{ amount, due: 'signature' }];
    return [{ amount, due: when.startsWith('J-') ? { daysBefore: Number(when.slice(2)) } : { day: when } }];
  });
}

const written = (due: Due): string => {
  if (due === 'signature') return due;
  return 'day' in due ? due.day : `J-${due.daysBefore}`;
};

/** @returns the lines as the database stores them */
export const toLines = (instalments: readonly Instalment[]): string =>
  instalments.map(({ amount, due }) => `${amount} ${written(due)}`).join('\n');

interface Agreed {
  readonly instalments: string;
  readonly cost: string;
  readonly balance: string;
  readonly statut: string;
}

export interface Days {
  readonly today: string;
  /** The day of the signature; null before it. */
  readonly signed: string | null;
  /** A day before the contract's first event; null without an event. */
  readonly beforeEvent: ((days: number) => string) | null;
}

function dayOfDue(due: Due, { signed, beforeEvent }: Days): string | null {
  if (due === 'signature') return signed;
  if ('day' in due) return due.day;
  return beforeEvent ? beforeEvent(due.daysBefore) : null;
}

const LAST = '9999';

/** @returns what the contract owes; nothing is due of one that is not signed, or is cancelled */
export function duesOf({ instalments, cost, balance, statut }: Agreed, days: Days): Dues {
  let left = toCents(cost) - toCents(balance);
  const dated = readLines(instalments)
    .map((one) => ({ ...one, day: dayOfDue(one.due, days) }))
    .toSorted((a, b) => ((a.day ?? LAST) < (b.day ?? LAST) ? -1 : Number((a.day ?? LAST) > (b.day ?? LAST))))
    .map((one) => {
      const whole = toCents(one.amount);
      const paid = left < whole ? left : whole;
      left -= paid;
      return { ...one, paid: fromCents(paid) };
    });
  const isOwed = statut === 'signed' || statut === 'closed';
  const open = dated.filter(({ amount, paid }) => isOwed && amount !== paid);
  const missing = (rows: readonly DatedInstalment[]) =>
    fromCents(rows.reduce((sum, { amount, paid }) => sum + toCents(amount) - toCents(paid), 0n));
  const late = open.filter(({ day }) => day !== null && day < days.today);
  const coming = open.find(({ day }) => day !== null && day >= days.today);
  return {
    instalments: dated,
    due: missing(open.filter(({ day }) => day !== null && day <= days.today)),
    late: late[0]?.day ? { amount: missing(late), since: late[0].day } : null,
    next: coming?.day ? { amount: missing([coming]), day: coming.day } : null,
  };
}
