import type { SqlRow } from '../../db/reader.ts';
import { fold, isSameName, spoken } from '../../domain/likeness.ts';
import type { Role } from '../../domain/roles.ts';
import { databaseOf } from '../databaseOf.ts';
import { findDuplicatesOfAll } from '../findDuplicates.ts';
import { requirePermission } from '../requirePermission.ts';
import type { Session } from '../session.ts';
import type { Draft } from './gatherDrafts.ts';
import type { Decisions } from './plan.ts';
import type { SourceField } from './source.ts';
import {
  type Busy,
  grouped,
  nameWords,
  type Origin,
  type Person,
  peopleNamed,
  type Stored,
  type StoredPayment,
  toStoredClient,
  toStoredContract,
  toStoredEvent,
} from './stored.ts';

/** So many numbers are asked for in one statement. */
const CHUNK = 500;

async function readIn(session: Session, sql: string, ids: Iterable<number | string>): Promise<SqlRow[]> {
  const all = [...new Set(ids)];
  const rows: SqlRow[] = [];
  for (let at = 0; at < all.length; at += CHUNK) {
    const part = all.slice(at, at + CHUNK);
    const places = part.map(() => '?').join(', ');
    rows.push(...(await databaseOf(session).db.read(sql.replace('#', places), part, { isPlain: true })));
  }
  return rows;
}

/** A record’s number in the file; 0 for none. */
export const numberOf = (text: string | null): number => (/^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : 0);

/** The value that counts: the person’s, else the file’s. */
export function effective(draft: Draft, field: SourceField, { items }: Decisions): string | null {
  const corrected = items.get(draft.key)?.values?.[field];
  if (corrected !== undefined) return corrected.trim() === '' ? null : corrected;
  return draft.values[field]?.value ?? null;
}

const CONTRACTS = 'SELECT contract.*, client.company_name FROM contract JOIN client USING (client_id)';

async function readPeople(session: Session): Promise<Person[]> {
  const rows = await databaseOf(session).db.read(
    `SELECT colleague.collaborator_id AS id, colleague.first_name, colleague.last_name, colleague.role,
       active_colleague.collaborator_id IS NOT NULL AS is_active
     FROM colleague LEFT JOIN active_colleague ON active_colleague.collaborator_id = colleague.collaborator_id`,
    [],
  );
  return rows.map((row) => {
    const name = `${row.first_name} ${row.last_name}`;
    return {
      id: Number(row.id),
      name,
      words: nameWords(name),
      role: row.role as Role,
      isActive: Boolean(row.is_active),
    };
  });
}

/** True if the file says of a client the name of the company, and nothing else that tells one from another. */
export function isCompanyAlone(draft: Draft, decisions: Decisions): boolean {
  const [company, person] = [effective(draft, 'clientName', decisions), effective(draft, 'fullName', decisions)];
  if (company === null || (person !== null && !isSameName(person, company))) return false;
  return (['email', 'phone', 'clientId'] as const).every((field) => effective(draft, field, decisions) === null);
}

export interface Progress {
  /** Called with the number of records that are read or written. */
  readonly onRecords?: (count: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Reads what is stored of the clients, contracts, payments and events that the drafts may be.
 * @throws the reason of the signal when it is aborted
 */
export async function readStored(
  session: Session,
  drafts: readonly Draft[],
  decisions: Decisions,
  { onRecords, signal }: Progress = {},
): Promise<Stored> {
  requirePermission(session, 'client.list');
  const ofKind = (kind: Draft['kind']) => drafts.filter((draft) => draft.kind === kind);
  const numbersOf = (field: 'clientId' | 'contractId' | 'eventId', kind: Draft['kind']) =>
    ofKind(kind).flatMap((draft) => {
      const number = numberOf(effective(draft, field, decisions));
      return number > 0 ? [number] : [];
    });
  const chosen = (kind: Draft['kind']) =>
    ofKind(kind).flatMap(({ key }) => {
      const match = decisions.items.get(key)?.match;
      return typeof match === 'number' ? [match] : [];
    });

  const numbers = {
    client: numbersOf('clientId', 'client'),
    contract: numbersOf('contractId', 'contract'),
    event: numbersOf('eventId', 'event'),
  };
  const byNumber = new Map<string, number[]>();
  for (const table of ['client', 'contract', 'event'] as const) {
    const rows = await readIn(
      session,
      `SELECT \`Numéro\` AS number, \`Enregistrement\` AS id FROM list_import_record
       WHERE \`Table\` = '${table}' AND \`Action\` = 'create' AND \`Numéro\` IN (#) ORDER BY id`,
      numbers[table],
    );
    for (const { number, id } of rows) {
      const key = `${table}:${number}`;
      byNumber.set(key, [...new Set([...(byNumber.get(key) ?? []), Number(id)])]);
    }
  }
  const known = (table: 'client' | 'contract' | 'event') => [
    ...numbers[table],
    ...chosen(table),
    ...[...byNumber].flatMap(([key, ids]) => (key.startsWith(`${table}:`) ? ids : [])),
  ];

  const typed = ofKind('client').map((draft) => {
    const [company, person] = [effective(draft, 'clientName', decisions), effective(draft, 'fullName', decisions)];
    return {
      companyName: company ?? person ?? '',
      fullName: person ?? company ?? '',
      email: effective(draft, 'email', decisions) ?? '',
      phone: effective(draft, 'phone', decisions) ?? '',
    };
  });
  const found = await findDuplicatesOfAll(session, typed, { onClients: onRecords, signal });
  // The company alone: a sheet often names nobody to speak to, and no address.
  const companies = ofKind('client').flatMap((draft) => {
    const name = isCompanyAlone(draft, decisions) ? effective(draft, 'clientName', decisions) : null;
    return name === null ? [] : [name, spoken(name)];
  });
  const namesakes = (await readIn(session, 'SELECT * FROM client WHERE company_name IN (#)', companies)).map(
    toStoredClient,
  );
  const alike = new Map(ofKind('client').map(({ key }, at) => [key, found[at] ?? []] as const));

  const ofContracts = (await readIn(session, `${CONTRACTS} WHERE contract_id IN (#)`, known('contract'))).map(
    toStoredContract,
  );
  const clientIds = [
    ...known('client'),
    ...ofContracts.map(({ clientId }) => clientId),
    ...[...alike.values()].flatMap((found) => found.map(({ id }) => id)),
    ...namesakes.map(({ id }) => id),
  ];
  const clients = (await readIn(session, 'SELECT * FROM client WHERE client_id IN (#)', clientIds)).map(toStoredClient);
  // Contracts without a number in the file are found by their client.
  const others = await readIn(
    session,
    `${CONTRACTS} WHERE contract.client_id IN (#)`,
    clients.map(({ id }) => id),
  );
  const contracts = [...ofContracts, ...others.map(toStoredContract)];
  const contractIds = contracts.map(({ id }) => id);
  const ofEvents = await readIn(session, 'SELECT * FROM event WHERE event_id IN (#)', known('event'));
  const more = ofKind('event').length > 0 ? contractIds : [];
  const events = [...ofEvents, ...(await readIn(session, 'SELECT * FROM event WHERE contract_id IN (#)', more))].map(
    toStoredEvent,
  );
  signal?.throwIfAborted();
  const payments = new Map<number, StoredPayment[]>();
  const paid = ofKind('payment').length > 0 || ofKind('contract').length > 0 ? contractIds : [];
  for (const row of await readIn(
    session,
    'SELECT contract_id, amount, paid_on FROM payment WHERE contract_id IN (#) ORDER BY payment_id',
    paid,
  )) {
    const id = Number(row.contract_id);
    payments.set(id, withPayment(payments.get(id) ?? [], { amount: String(row.amount), paidOn: String(row.paid_on) }));
  }
  const people = await readPeople(session);
  const names = new Set(ofKind('event').flatMap((draft) => effective(draft, 'support', decisions) ?? []));
  const supports = [...names].flatMap((name) => {
    const meant = decisions.people.get(fold(name.trim()));
    return [...(meant ? [meant] : []), ...peopleNamed(name, people).map(({ id }) => id)];
  });
  const byId = <T extends { readonly id: number }>(rows: readonly T[]) => new Map(rows.map((row) => [row.id, row]));
  const stored = { clients: byId(clients), contracts: byId(contracts), events: byId(events) };
  return {
    ...stored,
    contractsOf: grouped(stored.contracts.values(), ({ clientId }) => clientId),
    eventsOf: grouped(stored.events.values(), ({ contractId }) => contractId),
    alike,
    namesakes: grouped(namesakes, ({ companyName }) => spoken(companyName)),
    payments,
    byNumber,
    origins: await readOrigins(session, stored),
    people,
    busy: await readBusy(session, supports),
  };
}

/** Adds a payment; a reversal takes the newest payment of its amount away. */
function withPayment(before: readonly StoredPayment[], payment: StoredPayment): StoredPayment[] {
  if (!payment.amount.startsWith('-')) return [...before, payment];
  const reversed = before.findLastIndex(({ amount }) => `-${amount}` === payment.amount);
  return before.filter((_, at) => at !== reversed);
}

async function readBusy(session: Session, supports: readonly number[]): Promise<Busy[]> {
  const now = session.clock.now().toISOString().slice(0, 19).replace('T', ' ');
  const rows = await readIn(
    session,
    `SELECT event_id, support_contact, name, event_start, event_end FROM event
     WHERE support_contact IN (#) AND is_active = 1 AND event_end > '${now}'`,
    supports,
  );
  return rows.map((row) => ({
    id: Number(row.event_id),
    supportId: Number(row.support_contact),
    name: String(row.name),
    start: row.event_start as Date,
    end: row.event_end as Date,
  }));
}

type Found = Pick<Stored, 'clients' | 'contracts' | 'events'>;

async function readOrigins(session: Session, { clients, contracts, events }: Found): Promise<Map<string, Origin>> {
  const origins = new Map<string, Origin>();
  for (const [table, ids] of [
    ['client', clients.keys()],
    ['contract', contracts.keys()],
    ['event', events.keys()],
  ] as const) {
    const rows = await readIn(
      session,
      `SELECT line.\`Enregistrement\` AS id, line.\`Version\` AS version, file.\`Annulée le\` IS NOT NULL AS isUndone
       FROM list_import_record AS line JOIN list_import AS file ON file.\`Reprise ID\` = line.\`Reprise ID\`
       WHERE line.\`Table\` = '${table}' AND line.\`Enregistrement\` IN (#) ORDER BY line.\`Reprise ID\``,
      ids,
    );
    for (const { id, version, isUndone } of rows)
      origins.set(`${table}:${id}`, { versionAfter: Number(version ?? -1), isUndone: Boolean(isUndone) });
  }
  return origins;
}
