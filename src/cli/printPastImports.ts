import { NotFound, Usage } from '../domain/errors.ts';
import { clean } from '../domain/safeText.ts';
import { listImports, undoImport } from '../services/imports/imports.ts';
import type { Credentials } from './askCredentials.ts';
import type { CommandContext } from './CliIo.ts';
import { safeJson } from './exportRows.ts';
import { withSession } from './withSession.ts';

/** Signs in and prints the files that were taken over, or undoes one of them. */
export function printPastImports(
  { undo, isJson }: { readonly undo: number | null; readonly isJson: boolean },
  who: Credentials,
  context: CommandContext,
): Promise<void> {
  return withSession(who, context, async (session) => {
    const { texts } = session;
    if (undo !== null) {
      const undone = await undoImport(session, undo).catch((error: unknown) => {
        if (!(error instanceof NotFound)) throw error;
        throw new Usage({ key: 'cli.import.badNumber', params: { number: String(undo) } }, { cause: error });
      });
      context.print(
        isJson ? safeJson(undone) : texts.t('cli.import.undone', { id: undo, file: clean(undone.fileName) }),
      );
      return;
    }
    const imports = await listImports(session);
    if (isJson) return context.print(safeJson(imports));
    for (const { id, fileName, importedAt, importedBy, isUndone, counts } of imports)
      context.print(
        texts.t(isUndone ? 'cli.import.lineUndone' : 'cli.import.line', {
          id,
          at: texts.shortDateTime(importedAt),
          by: clean(importedBy.name),
          file: clean(fileName),
          ...counts,
        }),
      );
    if (imports.length === 0) context.printError(texts.t('cli.import.none'));
  });
}
