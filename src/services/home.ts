import type { Role } from '../policies/roles.ts';
import { allow } from './allow.ts';
import { listContracts } from './lists/listContracts.ts';
import { listEvents } from './lists/listEvents.ts';
import type { From, Window } from './lists/window.ts';
import type { ContractRecord, EventRecord } from './records.ts';
import type { Session } from './session.ts';

/** What waits for a person, by what is to be done about it. */
export type Waiting = 'toAssign' | 'toIssue' | 'toSign' | 'toPay' | 'next' | 'coming';

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
/** A window may come back short, with more behind it: it is asked on so often. */
const PATIENCE = 5;

/** The first rows of a list, one more than `MOST` at most, as long as they belong to it. */
async function firstOf<R>(
  ask: (from: From, limit: number) => Promise<Window<R>>,
  belongs: (row: R) => boolean = () => true,
): Promise<{ rows: readonly R[]; isWhole: boolean }> {
  const rows: R[] = [];
  let from: From = 'start';
  for (let asked = 0; asked < PATIENCE; asked += 1) {
    const window: Window<R> = await ask(from, MOST + 1 - rows.length);
    const end = window.rows.findIndex((row) => !belongs(row));
    rows.push(...(end < 0 ? window.rows : window.rows.slice(0, end)));
    if (rows.length > MOST) break;
    if (end >= 0 || window.after === null) return { rows, isWhole: true };
    from = { after: window.after };
  }
  return { rows: rows.slice(0, MOST), isWhole: false };
}

const ready = ({ statut }: ContractRecord): number => (statut === 'draft' ? 1 : 0);

const PARTS: { readonly [W in Waiting]: (session: Session) => Promise<HomePart> } = {
  /** Without support, the soonest first; what is over needs none. */
  toAssign: async (session) => {
    const found = await firstOf((from, limit) =>
      listEvents(session, { scope: 'all', state: 'toAssign' }, { from, limit }),
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
  /** Of my clients, the oldest first; a draft waits for gestion, so it comes after what can be signed. */
  toSign: async (session) => {
    const query = { scope: 'mine', status: 'unsigned', sort: { column: 'id', descending: false } } as const;
    const { rows, isWhole } = await firstOf((from, limit) => listContracts(session, query, { from, limit }));
    return { waiting: 'toSign', kind: 'contracts', rows: rows.toSorted((a, b) => ready(a) - ready(b)), isWhole };
  },
  /** A commercial's are those of their clients. The oldest first. */
  toPay: async (session) => {
    const scope = session.actor.role === 'commercial' ? 'mine' : 'all';
    const query = { scope, status: 'unpaid', sort: { column: 'id', descending: false } } as const;
    const found = await firstOf((from, limit) => listContracts(session, query, { from, limit }));
    return { waiting: 'toPay', kind: 'contracts', ...found };
  },
  /** A support's are those in their charge, a commercial's those of their clients. */
  next: async (session) => {
    const found = await firstOf((from, limit) =>
      listEvents(session, { scope: 'mine', state: 'upcoming' }, { from, limit }),
    );
    return { waiting: 'next', kind: 'events', ...found };
  },
  coming: async (session) => {
    const found = await firstOf((from, limit) =>
      listEvents(session, { scope: 'all', state: 'upcoming' }, { from, limit }),
    );
    return { waiting: 'coming', kind: 'events', ...found };
  },
};

const WAITING: Readonly<Record<Role, readonly Waiting[]>> = {
  gestion: ['toAssign', 'toIssue', 'toPay'],
  commercial: ['toSign', 'toPay', 'next'],
  support: ['next'],
  collaborator: ['coming'],
};

/** What waits for the person, the most urgent first. However many records there are, little is read. */
export async function listHome(session: Session): Promise<readonly HomePart[]> {
  allow(session, 'contract.list');
  allow(session, 'event.list');
  return Promise.all(WAITING[session.actor.role].map((waiting) => PARTS[waiting](session)));
}
