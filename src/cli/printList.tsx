import { renderToString } from 'ink';
import { Table } from 'ink-table';
import { NotAllowed } from '../domain/errors.ts';
import { clean } from '../domain/safeText.ts';
import type { ListedKind } from '../services/exports/exportColumns.ts';
import { type Session, signIn } from '../services/session.ts';
import type { CommandContext } from './CliIo.ts';
import type { Answers } from './createAnswers.ts';
import { emptyList } from './emptyList.ts';
import { exportRows } from './exportRows.ts';
import type { ListKind, ListOptions } from './list.ts';
import { type ListRecord, listColumns } from './listColumns.ts';
import { listedKind, listRows } from './listRows.ts';

/** So wide that no cell wraps: a printed table is scrolled or searched, not fitted to the window. */
const WIDEST = 1000;

/** Signs in and prints all rows of one list, or writes them to a file. */
export async function printList(
  kind: ListKind,
  options: ListOptions,
  who: { readonly username: string; readonly password: string },
  context: CommandContext,
  answers: Answers,
): Promise<void> {
  const { print } = context;
  const door = { config: context.config(), now: context.io.now, log: context.log() };
  const session = await signIn(door, who.username, who.password);
  try {
    if (session.notice) context.printError(session.texts.message(session.notice));
    if (session.actor.mustChangePassword) throw new NotAllowed({ key: 'cli.list.mustChange' });
    const listed = listedKind(session, kind, options);
    const pages = listRows(session, listed, options);
    if (options.json || options.csv || options.xlsx || options.ics)
      return await exportRows(session, { kind: listed, options, pages }, context, answers);
    const rows: ListRecord[] = [];
    for await (const page of pages) rows.push(...page);
    print(rows.length === 0 ? await emptyList(session, kind, options) : tableOf(listed, rows, session));
  } finally {
    await session.close();
  }
}

function tableOf(kind: ListedKind, rows: readonly ListRecord[], { texts }: Session): string {
  const columns = listColumns(kind, texts);
  const data = rows.map((row) =>
    Object.fromEntries(columns.map(({ heading, cell }) => [heading, clean(cell(row)).replaceAll('\u00a0', ' ')])),
  );
  return renderToString(<Table data={data} />, { columns: WIDEST });
}
