import { hostname } from 'node:os';
import { clean } from '../../../domain/safeText.ts';
import { importPath, pathNames } from '../../../services/imports/importPath.ts';
import type { FormSpec } from '../../state/formController.ts';
import type { UiContext } from '../../state/uiContext.ts';

/** Completes a typed path: the only name that fits at once, else one of a list. */
function complete(uiContext: UiContext, folder: string, typed: string, put: (text: string) => void): void {
  uiContext.attempt(async () => {
    const names = await pathNames(typed, folder);
    const [only] = names;
    if (only && names.length === 1) return put(only.path);
    if (names.length === 0) return uiContext.notify('refused', { key: 'imports.file.noNames' });
    uiContext.choose<string>({
      title: { key: 'imports.file.names' },
      options: async () => names.map(({ name, path }) => ({ value: path, label: name })),
      empty: { key: 'imports.file.noNames' },
      onChosen: put,
    });
  });
}

/** Asks for the file of an import. The folder of the last one is where a name without a folder is looked for. */
export function importForm(uiContext: UiContext, onPath: (path: string) => void): FormSpec<string> {
  const { session, settings } = uiContext;
  const folder = settings.get().importFolder ?? '';
  const note = session.config.isRemote ? 'imports.file.remote' : 'imports.file.note';
  return {
    id: 'import.file',
    isQuick: true,
    saves: 'keys.open',
    title: { key: 'imports.file.title' },
    note: { key: note, params: { host: clean(hostname()) } },
    fields: [
      {
        name: 'path',
        label: 'imports.file.path',
        kind: 'text',
        hint: 'imports.file.hint',
        // A whole path that is typed or dropped takes the place of the folder; a name alone is looked for in it.
        isReplaced: true,
        complete: (typed, put) => complete(uiContext, folder, typed, put),
      },
    ],
    values: { path: folder === '' ? '' : `${folder.replace(/\/?$/, '/')}` },
    check: (_field, { path = '' }) => (path.trim() === '' ? { key: 'imports.file.missing' } : null),
    save: async ({ path = '' }) => importPath(path, folder),
    onSaved: onPath,
  };
}
