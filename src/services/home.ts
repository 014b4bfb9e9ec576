import type { ContractRecord } from '../domain/records/contract.ts';
import type { EventRecord } from '../domain/records/event.ts';
import type { Role } from '../domain/roles.ts';
import type { Statut } from '../domain/statut.ts';
import { listContracts } from './lists/contractList.ts';
import { listEvents } from './lists/eventList.ts';
import type { From, Page } from './lists/page.ts';
import { listUrgentContracts } from './lists/urgentContracts.ts';
import { requirePermission } from './requirePermission.ts';
import type { Session } from './session.ts';

/** What waits for a person, by what is to be done about it. */
export type Waiting = 'toAssign' | 'toIssue' | 'toSign' | 'drafted' | 'toPay' | 'next' | 'coming';

interface Part {
  readonly waiting: Waiting;
  /** False where there are more than the rows that are here. */
  readonly isWhole: boolean;
}

/** One heading of the home, with the records under it, the most urgent first. */
export type HomePart =
  | (Part & { readonly kind: 'contracts'; readonly rows: readonly ContractRecord[] })
  | (Part & { readonly kind: 'events'; readonly rows: readonly EventRecord[] });

/** So many of a kind are counted and shown; beyond, there are simply more. */
const MOST = 100;
/** A page may come back short, with more behind it: it is asked on so often. */
const PATIENCE = 5;

/** The first rows of a list, one more than `MOST` at most, as long as they belong to it. */
async function firstOf<R>(
  ask: (from: From, limit: number) => Promise<Page<R>>,
  belongs: (row: R) => boolean = () => true,
): Promise<{ rows: readonly R[]; isWhole: boolean }> {
  const rows: R[] = [];
  let from: From = 'start';
  for (let asked = 0; asked < PATIENCE; asked += 1) {
    const page: Page<R> = await ask(from, MOST + 1 - rows.length);
    const end = page.rows.findIndex((row) => !belongs(row));
    rows.push(...(end < 0 ? page.rows : page.rows.slice(0, end)));
    if (rows.length > MOST) break;
    if (end >= 0 || page.after === null) return { rows, isWhole: true };
    from = { after: page.after };
  }
  return { rows: rows.slice(0, MOST), isWhole: false };
}

/** A person's own unsigned contracts are few: of so many at a time those of one statut are kept. */
const PAGE = 1000;

/** Of my clients, those of this statut that are not signed; the oldest first. */
async function mineUnsigned(session: Session, wanted: Statut) {
  const query = { scope: 'mine', filters: ['unsigned'], sort: { column: 'id', descending: false } } as const;
  return firstOf(async (from) => {
    const page = await listContracts(session, query, { from, limit: PAGE });
    return { ...page, rows: page.rows.filter(({ statut }) => statut === wanted) };
  });
}

const PARTS: { readonly [W in Waiting]: (session: Session) => Promise<HomePart> } = {
  /** Without support, the soonest first; what is over needs none. */
  toAssign: async (session) => {
    const found = await firstOf((from, limit) =>
      listEvents(session, { scope: 'all', filters: ['unassigned', 'upcoming'] }, { from, limit }),
    );
    return { waiting: 'toAssign', kind: 'events', ...found };
  },
  /** Sorted by their statut the drafts come first, so that nothing but them is read. */
  toIssue: async (session) => {
    const query = { scope: 'all', sort: { column: 'statut', descending: false } } as const;
    const found = await firstOf(
      (from, limit) => listContracts(session, query, { from, limit }),
      ({ statut }) => statut === 'draft',
    );
    return { waiting: 'toIssue', kind: 'contracts', ...found };
  },
  /** What the commercial gets signed. */
  toSign: async (session) => ({ waiting: 'toSign', kind: 'contracts', ...(await mineUnsigned(session, 'to_sign')) }),
  /** What gestion has yet to issue: the commercial can do nothing but wait, or ask. */
  drafted: async (session) => ({ waiting: 'drafted', kind: 'contracts', ...(await mineUnsigned(session, 'draft')) }),
  /**
   * A commercial's are those of their clients. By urgency (`listUrgentContracts`); then what has no event to come, by
   * what is left to pay, the largest first.
   */
  toPay: async (session) => {
    const scope = session.actor.role === 'commercial' ? 'mine' : 'all';
    const urgent = await listUrgentContracts(session, scope, MOST + 1);
    if (urgent.length > MOST)
      return { waiting: 'toPay', kind: 'contracts', rows: urgent.slice(0, MOST), isWhole: false };
    const known = new Set(urgent.map(({ id }) => id));
    const query = { scope, filters: ['unpaid'], sort: { column: 'balance', descending: true } } as const;
    const others = await firstOf(async (from, limit) => {
      const page = await listContracts(session, query, { from, limit: limit + known.size });
      return { ...page, rows: page.rows.filter(({ id }) => !known.has(id)) };
    });
    const rows = [...urgent, ...others.rows];
    const isWhole = others.isWhole && rows.length <= MOST;
    return { waiting: 'toPay', kind: 'contracts', rows: rows.slice(0, MOST), isWhole };
  },
  /** A support's are those in their charge, a commercial's those of their clients. */
  next: async (session) => {
    const found = await firstOf((from, limit) =>
      listEvents(session, { scope: 'mine', filters: ['upcoming'] }, { from, limit }),
    );
    return { waiting: 'next', kind: 'events', ...found };
  },
  coming: async (session) => {
    const found = await firstOf((from, limit) =>
      listEvents(session, { scope: 'all', filters: ['upcoming'] }, { from, limit }),
    );
    return { waiting: 'coming', kind: 'events', ...found };
  },
};

const WAITING: Readonly<Record<Role, readonly Waiting[]>> = {
  gestion: ['toAssign', 'toIssue', 'toPay'],
  commercial: ['toSign', 'toPay', 'next', 'drafted'],
  support: ['next'],
  collaborator: ['coming'],
};

/** What waits for the person, the most urgent first. However many records there are, little is read. */
export async function listHome(session: Session): Promise<readonly HomePart[]> {
  requirePermission(session, 'contract.list');
  requirePermission(session, 'event.list');
  return Promise.all(WAITING[session.actor.role].map((waiting) => PARTS[waiting](session)));
}
