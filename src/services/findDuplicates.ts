import { fold, isSameName, isSamePhone, phoneForms, spoken } from '../domain/likeness.ts';
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

const hasDigits = (phone: string): boolean => phone.replace(/\D/g, '').length >= MIN_DIGITS;

/** The words that a client with the same e-mail or the same phone has. */
const contactWords = ({ email = '', phone = '' }: Typed): string[] => [
  ...(email.trim() ? [email.trim()] : []),
  ...(hasDigits(phone) ? phoneForms(phone) : []),
];

/** The words that a client with the same name and company has, all of them. */
const nameWords = ({ fullName = '', companyName = '' }: Typed): string[] =>
  fullName.trim() && companyName.trim() ? tokensOf(companyName, fullName) : [];

/** The queries for clients that may match one of the input fields. */
function candidates(typed: Typed): Sql[] {
  const words = nameWords(typed);
  return [...contactWords(typed).map((word) => having([word])), ...(words.length > 0 ? [having(words)] : [])];
}

function likenessOf(typed: Typed, client: ClientRecord): Likeness[] {
  const { email = '', phone = '', fullName = '', companyName = '' } = typed;
  return [
    ...(email.trim() && fold(email.trim()) === fold(client.email.trim()) ? (['email'] as const) : []),
    ...(hasDigits(phone) && isSamePhone(phone, client.phone) ? (['phone'] as const) : []),
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
  return alikeOf(typed, rows.map(toRecord), except);
}

function alikeOf(typed: Typed, clients: readonly ClientRecord[], except?: number): Duplicate[] {
  return clients
    .map((client) => ({ ...client, alike: likenessOf(typed, client) }))
    .filter(({ id, alike }) => id !== except && alike.length > 0)
    .sort((a, b) => Number(b.isActive) - Number(a.isActive) || a.id - b.id)
    .slice(0, SHOWN);
}

/** What two clients that are alike have in common, at least one of these. */
const keysOf = ({ email = '', phone = '', fullName = '', companyName = '' }: Typed): string[] => [
  `e ${fold(email.trim())}`,
  ...phoneForms(phone).map((form) => `p ${form}`),
  `n ${spoken(fullName)} / ${spoken(companyName)}`,
];

function byKeys(clients: readonly ClientRecord[]): (typed: Typed) => readonly ClientRecord[] {
  const found = new Map<string, ClientRecord[]>();
  for (const client of clients)
    for (const key of keysOf(client)) {
      const group = found.get(key);
      if (group) group.push(client);
      else found.set(key, [client]);
    }
  return (typed) => [...new Set(keysOf(typed).flatMap((key) => found.get(key) ?? []))];
}

/** So many clients are asked about in one statement. */
const CHUNK = 100;

/**
 * Like `findDuplicates` for each of many inputs, in a few statements for all of them: for files that are taken over.
 * @returns for each input what `findDuplicates` returns, in the order of the inputs
 * @throws the reason of the signal when it is aborted
 */
export async function findDuplicatesOfAll(
  session: Session,
  all: readonly Typed[],
  {
    onClients,
    signal,
  }: { readonly onClients?: ((count: number) => void) | undefined; readonly signal?: AbortSignal | undefined },
): Promise<Duplicate[][]> {
  requirePermission(session, 'client.list');
  const { db } = databaseOf(session);
  const { shown, toRecord } = clientList;
  const found: Duplicate[][] = [];
  for (let at = 0; at < all.length; at += CHUNK) {
    signal?.throwIfAborted();
    const part = all.slice(at, at + CHUNK);
    const sources = part.flatMap(candidates);
    let clients: ClientRecord[] = [];
    if (sources.length > 0) {
      const { text, values } = sql`SELECT ${raw(shown)} FROM (${joined(sources, ' UNION ')}) d
        JOIN client l ON l.client_id = d.client_id`;
      clients = (await db.read(text, values, { isPlain: true })).map(toRecord);
    }
    const near = byKeys(clients);
    found.push(...part.map((typed) => alikeOf(typed, near(typed))));
    onClients?.(found.length);
  }
  return found;
}
