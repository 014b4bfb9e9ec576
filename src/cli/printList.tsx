import { renderToString } from 'ink';
import { Table } from 'ink-table';
import { NotAllowed } from '../errors.ts';
import { listClients } from '../services/clients.ts';
import { listCollaborators } from '../services/collaborators.ts';
import { listContracts } from '../services/contracts.ts';
import { listEvents } from '../services/events.ts';
import { type Session, signIn } from '../services/session.ts';
import { clean } from '../tui/kit/clean.ts';
import type { CommandContext } from './CliIo.ts';
import type { ListKind, ListOptions } from './list.ts';
import { type ListRecord, listColumns } from './listColumns.ts';

const PAGE = 500;
/** Wide enough that no cell is folded: a printed table is scrolled or searched, not fitted. */
const WIDEST = 1000;

/** Signs in and prints the rows of one kind, all of them. */
export async function printList(
  kind: ListKind,
  options: ListOptions,
  who: { readonly username: string; readonly password: string },
  context: CommandContext,
  print: (line: string) => void,
): Promise<void> {
  const door = { config: context.config(), now: context.io.now, log: context.log() };
  const session = await signIn(door, who.username, who.password);
  try {
    if (session.actor.mustChangePassword) throw new NotAllowed({ key: 'cli.list.mustChange' });
    const rows = await allRows(session, kind, options);
    if (options.json) print(JSON.stringify(rows, null, 2));
    else print(rows.length === 0 ? context.texts.t('cli.list.none') : tableOf(kind, rows, session));
  } finally {
    await session.close();
  }
}

async function allRows(session: Session, kind: ListKind, options: ListOptions): Promise<ListRecord[]> {
  const rows: ListRecord[] = [];
  for (;;) {
    const page = await onePage(session, kind, options, rows.length);
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

function onePage(
  session: Session,
  kind: ListKind,
  { filter, text, inactive }: ListOptions,
  offset: number,
): Promise<{ readonly rows: readonly ListRecord[]; readonly total: number }> {
  const has = (name: (typeof filter)[number]) => filter.includes(name);
  const scope: 'mine' | 'all' = has('mine') ? 'mine' : 'all';
  const shared = {
    scope,
    ...(text !== undefined && { text }),
    includeInactive: inactive ?? false,
    offset,
    limit: PAGE,
  };
  switch (kind) {
    case 'clients':
      return listClients(session, shared);
    case 'contracts':
      return listContracts(session, {
        ...shared,
        status: has('unsigned') ? 'unsigned' : has('unpaid') ? 'unpaid' : 'any',
      });
    case 'events':
      return listEvents(session, {
        ...shared,
        state: has('unassigned') ? 'unassigned' : has('upcoming') ? 'upcoming' : 'any',
      });
    case 'collaborators':
      return listCollaborators(session, shared);
  }
}

function tableOf(kind: ListKind, rows: readonly ListRecord[], { texts }: Session): string {
  const columns = listColumns(kind, texts);
  const data = rows.map((row) =>
    Object.fromEntries(columns.map(({ heading, cell }) => [heading, clean(cell(row)).replaceAll('\u00a0', ' ')])),
  );
  return renderToString(<Table data={data} />, { columns: WIDEST });
}
