import { hostname, userInfo } from 'node:os';
import { clean } from '../../../domain/safeText.ts';
import type { ExportFormat } from '../../../services/exports/writeExport.ts';
import type { PaneQuery } from '../../state/pane.ts';
import type { UiContext } from '../../state/uiContext.ts';
import type { PaneKind } from '../../state/workspace.ts';

/** The lists that `epicevent list` has under the same name. */
const LISTED: readonly PaneKind[] = ['clients', 'contracts', 'events', 'collaborators'];

/** A word as the server reads it: in quotes if it has blanks or signs of a shell. Null if it has both quotes. */
function word(text: string): string | null {
  if (/^[\p{L}\p{N}_.,:<>=+@%/-]+$/u.test(text) && !/[<>]/.test(text)) return text;
  if (!text.includes('"')) return `"${text}"`;
  return null;
}

/** The whole command for the person's own shell, in single quotes. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Returns the line for the person's own shell that runs a command on the server over SSH, and keeps its answer. */
export const overSsh = (words: readonly string[], file: string): string =>
  `ssh ${userInfo().username}@${clean(hostname())} ${quoted(words.join(' '))} > ${quoted(file)}`;

/** Copies the line, and shows it. Null: there is none. */
export function tellCommand({ copy, notify }: UiContext, command: string | null): void {
  if (command === null) {
    notify('refused', { key: 'export.noCommand' });
    return;
  }
  copy(command);
  notify('done', { key: 'export.commandCopied', params: { command } });
}

/**
 * Returns the command that fetches the list to the person's own machine over SSH: `ssh epicevent@crm 'list contracts
 * --filter late --xlsx' > Contrats.xlsx`. Null where no command has this list: it is linked to a record, or its search
 * cannot be written in quotes. The order of the list is not in it.
 * @param file the name of the file to make
 */
export function fetchCommand(
  kind: PaneKind,
  { scope, filter, text, includeInactive }: PaneQuery,
  format: ExportFormat,
  file: string,
): string | null {
  if (!LISTED.includes(kind) || scope === 'linked') return null;
  const search = text === '' ? '' : word(text);
  if (search === null) return null;
  const filters = [...(scope === 'mine' ? ['mine'] : []), ...(filter === 'any' ? [] : [filter])];
  const words = [
    'list',
    kind,
    ...(filters.length > 0 ? ['--filter', ...filters] : []),
    ...(search === '' ? [] : ['--text', search]),
    ...(includeInactive ? ['--inactive'] : []),
    `--${format}`,
  ];
  return overSsh(words, file);
}
