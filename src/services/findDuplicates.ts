import { fold, isSameName, isSamePhone, phoneForms } from '../domain/likeness.ts';
import type { ClientRecord } from '../domain/records/client.ts';
import { databaseOf } from './databaseOf.ts';
import type { ClientInput } from './input/clientInput.ts';
import { clientList } from './lists/clientList.ts';
import { joined, raw, type Sql, sql } from './lists/sql.ts';
import { MAX_TOKEN, typedRuns } from './lists/typedWords.ts';
import { requirePermission } from './requirePermission.ts';
import type { Session } from './session.ts';

/** The field in which a client matches the input. */
export type Likeness = 'email' | 'phone' | 'name';

/** A client that may match the input, active or not, with the matching fields. */
export interface Duplicate extends ClientRecord {
  readonly alike: readonly Likeness[];
}

const SHOWN = 5;
const MIN_DIGITS = 5;
/** The most candidates for each field. Among clients with the same words, most are real duplicates. */
const CANDIDATES = 200;

type Typed = Partial<Pick<ClientInput, 'email' | 'phone' | 'fullName' | 'companyName'>>;

/** Clients that have all of the words, found with the word index. */
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

/** The queries for clients that may match one of the input fields. */
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
 * Decision 11: finds clients with the same e-mail, the same phone, or the same name and company. Accents, capitals and
 * characters between words do not matter. The result is a warning, never a refusal. Empty fields are not compared.
 * @param except the client that the form edits
 * @returns at most five clients, active ones first
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
