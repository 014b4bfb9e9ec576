import { renderToString } from 'ink';
import { Table } from 'ink-table';
import { clean } from '../domain/safeText.ts';
import type { ListedKind } from '../services/exports/exportColumns.ts';
import type { Session } from '../services/session.ts';
import type { Credentials } from './askCredentials.ts';
import type { CommandContext } from './CliIo.ts';
import type { Answers } from './createAnswers.ts';
import { emptyList } from './emptyList.ts';
import { exportRows } from './exportRows.ts';
import type { ListKind, ListOptions } from './list.ts';
import { type ListRecord, listColumns } from './listColumns.ts';
import { listedKind, listRows } from './listRows.ts';
import { withSession } from './withSession.ts';

/** So wide that no cell wraps: a printed table is scrolled or searched, not fitted to the window. */
const WIDEST = 1000;

/** Signs in and prints all rows of one list, or writes them to a file. */
export async function printList(
  kind: ListKind,
  options: ListOptions,
  who: Credentials,
  context: CommandContext,
  answers: Answers,
): Promise<void> {
  return withSession(who, context, async (session) => {
    const listed = listedKind(session, kind, options);
    const pages = listRows(session, listed, options);
    if (options.json || options.csv || options.xlsx || options.ics)
      return await exportRows(session, { kind: listed, options, pages }, context, answers);
    const rows: ListRecord[] = [];
    for await (const page of pages) rows.push(...page);
    context.print(rows.length === 0 ? await emptyList(session, kind, options) : tableOf(listed, rows, session));
  });
}

function tableOf(kind: ListedKind, rows: readonly ListRecord[], { texts }: Session): string {
  const columns = listColumns(kind, texts);
  const data = rows.map((row) =>
    Object.fromEntries(columns.map(({ heading, cell }) => [heading, clean(cell(row)).replaceAll('\u00a0', ' ')])),
  );
  return renderToString(<Table data={data} />, { columns: WIDEST });
}
