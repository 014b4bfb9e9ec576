import { DAY_MS } from '../domain/days.ts';
import type { ContractRecord } from '../domain/records/contract.ts';
import type { EventRecord } from '../domain/records/event.ts';
import type { TaskLine } from '../domain/records/task.ts';
import type { Role } from '../domain/roles.ts';
import type { Statut } from '../domain/statut.ts';
import { listContracts } from './lists/contractList.ts';
import { listEvents } from './lists/eventList.ts';
import { type LateContract, listLateContracts } from './lists/lateContracts.ts';
import type { From, Page } from './lists/page.ts';
import { listUrgentContracts } from './lists/urgentContracts.ts';
import { requirePermission } from './requirePermission.ts';
import type { Session } from './session.ts';
import { type ChangedRecord, sinceVisit } from './sinceVisit.ts';
import { listAnswers, listDepartmentTasks, listMyTasks, weekAhead } from './taskLists.ts';

/** The kinds of pending work, by the action that they need. */
export type Waiting =
  | 'answers'
  | 'myTasks'
  | 'departmentTasks'
  | 'late'
  | 'toAssign'
  | 'toIssue'
  | 'toSign'
  | 'drafted'
  | 'toPay'
  | 'unready'
  | 'next'
  | 'coming';

/** The headings of the home: the pending work, and what others did. */
export type Heading = Waiting | 'since';

interface Part<H extends Heading = Waiting> {
  readonly waiting: H;
  /** False if the list has more rows than these. */
  readonly isWhole: boolean;
}

/** One section of the home screen, the most urgent records first. */
export type HomePart =
  | (Part & {
      readonly kind: 'contracts';
      readonly rows: readonly (ContractRecord & Partial<Pick<LateContract, 'late'>>)[];
    })
  | (Part & { readonly kind: 'events'; readonly rows: readonly EventRecord[] })
  | (Part<'since'> & {
      readonly kind: 'changes';
      readonly rows: readonly ChangedRecord[];
      /** The newest line of the history that these show. */
      readonly newest: number;
    })
  | (Part & { readonly kind: 'tasks'; readonly rows: readonly TaskLine[] });

/** Maximum rows of a section. A longer list only shows that there are more. */
const MAX_ROWS = 100;
/** Maximum pages to read for one section, because a page may have fewer rows than its limit. */
const MAX_PAGES = 5;

/**
 * Reads rows from the start of a list, up to the first row that does not belong to the section. Reads at most one row
 * more than `most`; that row shows that there are more.
 */
async function firstOf<R>(
  readPage: (from: From, limit: number) => Promise<Page<R>>,
  belongs: (row: R) => boolean = () => true,
  most = MAX_ROWS,
): Promise<{ rows: readonly R[]; isWhole: boolean }> {
  const rows: R[] = [];
  let from: From = 'start';
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const page: Page<R> = await readPage(from, most + 1 - rows.length);
    const end = page.rows.findIndex((row) => !belongs(row));
    rows.push(...(end < 0 ? page.rows : page.rows.slice(0, end)));
    if (rows.length > most) break;
    if (end >= 0 || page.after === null) return { rows, isWhole: true };
    from = { after: page.after };
  }
  return { rows: rows.slice(0, most), isWhole: false };
}

/** The page size for the user's own unsigned contracts. They are few, so the statut is filtered here. */
const PAGE = 1000;

/** The unsigned contracts of the user's clients with this statut, the oldest first. */
async function mineUnsigned(session: Session, wanted: Statut) {
  const query = { scope: 'mine', filters: ['unsigned'], sort: { column: 'id', descending: false } } as const;
  return firstOf(async (from) => {
    const page = await listContracts(session, query, { from, limit: PAGE });
    return { ...page, rows: page.rows.filter(({ statut }) => statut === wanted) };
  });
}

/** An event must be ready within this number of days. */
const NEAR_DAYS = 30;

const tasksPart = (waiting: Waiting, rows: readonly TaskLine[]): HomePart => ({
  waiting,
  kind: 'tasks',
  rows: rows.slice(0, MAX_ROWS),
  isWhole: rows.length <= MAX_ROWS,
});

const PARTS: { readonly [W in Waiting]: (session: Session) => Promise<HomePart> } = {
  /** What became of what the user asked others for, until they have seen it. */
  answers: async (session) => tasksPart('answers', await listAnswers(session, MAX_ROWS + 1)),
  /** Payments that were due before today, the longest first; a commercial sees those of their own clients. */
  late: async (session) => {
    const rows = await listLateContracts(session, session.actor.role === 'commercial' ? 'mine' : 'all', MAX_ROWS + 1);
    return { waiting: 'late', kind: 'contracts', rows: rows.slice(0, MAX_ROWS), isWhole: rows.length <= MAX_ROWS };
  },
  /** Events without a support, the earliest first. Past events need no support. */
  toAssign: async (session) => {
    const found = await firstOf((from, limit) =>
      listEvents(session, { scope: 'all', filters: ['unassigned', 'upcoming'] }, { from, limit }),
    );
    return { waiting: 'toAssign', kind: 'events', ...found };
  },
  /** Sorted by statut, the drafts come first, so only drafts are read. */
  toIssue: async (session) => {
    const query = { scope: 'all', sort: { column: 'statut', descending: false } } as const;
    const found = await firstOf(
      (from, limit) => listContracts(session, query, { from, limit }),
      ({ statut }) => statut === 'draft',
    );
    return { waiting: 'toIssue', kind: 'contracts', ...found };
  },
  /** Contracts that the commercial has to get signed. */
  toSign: async (session) => ({ waiting: 'toSign', kind: 'contracts', ...(await mineUnsigned(session, 'to_sign')) }),
  /** Drafts that gestion has not issued yet. The commercial can only wait, or ask. */
  drafted: async (session) => ({ waiting: 'drafted', kind: 'contracts', ...(await mineUnsigned(session, 'draft')) }),
  /**
   * A commercial sees the contracts of their own clients. They are sorted by urgency (`listUrgentContracts`), then
   * contracts without an upcoming event follow, the largest balance first.
   */
  toPay: async (session) => {
    const scope = session.actor.role === 'commercial' ? 'mine' : 'all';
    const query = { scope, filters: ['unpaid'], sort: { column: 'balance', descending: true } } as const;
    // Asked together, though the second is seldom needed in a large company: over a slow line each answer counts.
    const [urgent, unpaid] = await Promise.all([
      listUrgentContracts(session, scope, MAX_ROWS + 1),
      firstOf((from, limit) => listContracts(session, query, { from, limit }), undefined, 2 * MAX_ROWS),
    ]);
    const known = new Set(urgent.map(({ id }) => id));
    const rows = [...urgent, ...unpaid.rows.filter(({ id }) => !known.has(id))];
    const isWhole = unpaid.isWhole && rows.length <= MAX_ROWS;
    return { waiting: 'toPay', kind: 'contracts', rows: rows.slice(0, MAX_ROWS), isWhole };
  },
  /** Events of the next days that miss something, the nearest first: of a support the assigned ones, of gestion all. */
  unready: async (session) => {
    const scope = session.actor.role === 'support' ? 'mine' : 'all';
    const near = new Date(session.now().getTime() + NEAR_DAYS * DAY_MS);
    const found = await firstOf(
      (from, limit) => listEvents(session, { scope, filters: ['unready'] }, { from, limit }),
      ({ start }) => start < near,
    );
    return { waiting: 'unready', kind: 'events', ...found };
  },
  /** A support sees the events assigned to them, a commercial the events of their clients. */
  next: async (session) => {
    const found = await firstOf((from, limit) =>
      listEvents(session, { scope: 'mine', filters: ['upcoming'] }, { from, limit }),
    );
    return { waiting: 'next', kind: 'events', ...found };
  },
  /** Overdue, due today or within a week. */
  myTasks: async (session) => tasksPart('myTasks', await listMyTasks(session, MAX_ROWS + 1)),
  departmentTasks: async (session) => {
    const until = weekAhead(session.clock.today());
    return tasksPart('departmentTasks', await listDepartmentTasks(session, { until, limit: MAX_ROWS + 1 }));
  },
  coming: async (session) => {
    const found = await firstOf((from, limit) =>
      listEvents(session, { scope: 'all', filters: ['upcoming'] }, { from, limit }),
    );
    return { waiting: 'coming', kind: 'events', ...found };
  },
};

const WAITING: Readonly<Record<Role, readonly Waiting[]>> = {
  gestion: ['answers', 'late', 'myTasks', 'departmentTasks', 'toAssign', 'unready', 'toIssue', 'toPay'],
  commercial: ['answers', 'myTasks', 'departmentTasks', 'late', 'toSign', 'toPay', 'next', 'drafted'],
  support: ['answers', 'myTasks', 'departmentTasks', 'next', 'unready'],
  collaborator: ['coming'],
};

/** What others did to the user's records since the last visit; no part where they did nothing. */
async function sinceParts(session: Session): Promise<readonly HomePart[]> {
  const since = await sinceVisit(session);
  return since.rows.length === 0 ? [] : [{ waiting: 'since', kind: 'changes', ...since }];
}

/**
 * The pending work of the user, the most urgent first, then what others did since the last visit. It reads few rows,
 * however many records there are.
 */
export async function listHome(session: Session): Promise<readonly HomePart[]> {
  requirePermission(session, 'contract.list');
  requirePermission(session, 'event.list');
  const [work, since] = await Promise.all([
    Promise.all(WAITING[session.actor.role].map((waiting) => PARTS[waiting](session))),
    sinceParts(session),
  ]);
  return [...work, ...since];
}
