import { fold, isSameName, isSamePhone, phoneForms } from '../domain/likeness.ts';
import type { ClientRecord } from '../domain/records/client.ts';
import { databaseOf } from './databaseOf.ts';
import type { ClientInput } from './input/clientInput.ts';
import { clientList } from './lists/clientList.ts';
import { joined, raw, type Sql, sql } from './lists/sql.ts';
import { MAX_TOKEN, typedRuns } from './lists/typedWords.ts';
import { requirePermission } from './requirePermission.ts';
import type { Session } from './session.ts';

/** What a client has in common with what is typed. */
export type Likeness = 'email' | 'phone' | 'name';

/** A client that may be the one being typed, active or not, and why. */
export interface Duplicate extends ClientRecord {
  readonly alike: readonly Likeness[];
}

const SHOWN = 5;
const MIN_DIGITS = 5;
/** How many are looked at for each likeness: what has the same words is most often the same. */
const CANDIDATES = 200;

type Typed = Partial<Pick<ClientInput, 'email' | 'phone' | 'fullName' | 'companyName'>>;

/** Clients that have every one of the words, along the index of words. */
function having(words: readonly string[]): Sql {
  const [first = '', ...others] = words.map((word) => [...word].slice(0, MAX_TOKEN).join(''));
  const joins = others.map(
    (word, at) => sql` JOIN client_word ${raw(`o${at} ON o${at}.client_id = w.client_id AND o${at}`)}.word = ${word}`,
  );
  return sql`(SELECT w.client_id FROM client_word w${joined(joins, '')} WHERE w.word = ${first} LIMIT ${raw(String(CANDIDATES))})`;
}

const tokensOf = (...texts: readonly string[]): string[] => {
  const tokens = texts.flatMap((text) => typedRuns(text).flatMap(({ words }) => words.flatMap((word) => word.tokens)));
  return [...new Map(tokens.map((token) => [fold(token), token])).values()];
};

/** By which likenesses a client can be found, each with the question for those that may have it. */
function candidates({ email = '', phone = '', fullName = '', companyName = '' }: Typed): Sql[] {
  const found: Sql[] = [];
  if (email.trim()) found.push(having([email.trim()]));
  if (phone.replace(/\D/g, '').length >= MIN_DIGITS) found.push(...phoneForms(phone).map((form) => having([form])));
  const words = tokensOf(companyName, fullName);
  if (fullName.trim() && companyName.trim() && words.length > 0) found.push(having(words));
  return found;
}

function likenessOf(typed: Typed, client: ClientRecord): Likeness[] {
  const { email = '', phone = '', fullName = '', companyName = '' } = typed;
  const isPhone = phone.replace(/\D/g, '').length >= MIN_DIGITS;
  return [
    ...(email.trim() && fold(email.trim()) === fold(client.email.trim()) ? (['email'] as const) : []),
    ...(isPhone && isSamePhone(phone, client.phone) ? (['phone'] as const) : []),
    ...(fullName.trim() &&
    companyName.trim() &&
    isSameName(fullName, client.fullName) &&
    isSameName(companyName, client.companyName)
      ? (['name'] as const)
      : []),
  ];
}

/**
 * Decision 11: clients with the same e-mail, the same phone, or the same name and company but for accents, capitals
 * and what stands between words. A warning, never a refusal; what is not typed is not compared.
 * @param except the client that is being changed
 * @returns at most five, the active ones first
 */
export async function findDuplicates(session: Session, typed: Typed, except?: number): Promise<Duplicate[]> {
  requirePermission(session, 'client.list');
  const sources = candidates(typed);
  if (sources.length === 0) return [];
  const { shown, toRecord } = clientList;
  const { text, values } = sql`SELECT ${raw(shown)} FROM (${joined(sources, ' UNION ')}) d
    JOIN client l ON l.client_id = d.client_id`;
  const rows = await databaseOf(session).db.read(text, values);
  return rows
    .map(toRecord)
    .map((client) => ({ ...client, alike: likenessOf(typed, client) }))
    .filter(({ id, alike }) => id !== except && alike.length > 0)
    .sort((a, b) => Number(b.isActive) - Number(a.isActive) || a.id - b.id)
    .slice(0, SHOWN);
}
