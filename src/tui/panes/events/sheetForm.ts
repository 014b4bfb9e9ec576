import { hostname } from 'node:os';
import { join } from 'node:path';
import { clean } from '../../../domain/safeText.ts';
import { freeName, isTaken, writeFileWhole } from '../../../services/exports/exportFile.ts';
import { exportFolder, isFileName, makeExportFolder } from '../../../services/exports/exportFolder.ts';
import type { RunSheet } from '../../../services/sheet/runSheet.ts';
import { SHEET_FORMATS, type SheetFormat, writeSheet } from '../../../services/sheet/writeSheet.ts';
import type { FieldSpec, FormSpec } from '../../state/formController.ts';
import type { UiContext } from '../../state/uiContext.ts';
import { plainStem } from '../exports/exportForm.ts';
import { overSsh, tellCommand } from '../exports/fetchCommand.ts';

type Values = Readonly<Record<string, string>>;

const formatOf = ({ format }: Values): SheetFormat => SHEET_FORMATS.find((known) => known === format) ?? 'html';

/** Returns the file name with the extension of the chosen format, whatever was typed. */
const fileName = (values: Values): string =>
  `${(values.file ?? '').trim().replace(/\.(?:html|txt)$/i, '')}.${formatOf(values)}`;

/** The form that writes a run sheet: format and file name, in the folder of the exports. Ctrl+S alone writes it. */
export function sheetForm(uiContext: UiContext, sheet: RunSheet): FormSpec<string | null> {
  const { session, texts, notify } = uiContext;
  const { isRemote } = session.config;
  const folder = exportFolder(session);
  const pathOf = (values: Values) => join(folder, fileName(values));
  return {
    id: 'sheet.write',
    title: { key: 'sheet.write' },
    note: { key: 'export.fileHint', params: { folder } },
    fields: [
      ...(isRemote
        ? [
            {
              name: 'where',
              label: 'export.where',
              kind: 'choice',
              options: (['folder', 'command'] as const).map((value) => ({
                value,
                label: texts.t(`export.where.${value}`),
              })),
            } satisfies FieldSpec,
          ]
        : []),
      {
        name: 'format',
        label: 'export.format',
        kind: 'choice',
        options: SHEET_FORMATS.map((value) => ({ value, label: texts.t(`sheet.format.${value}`) })),
      },
      { name: 'file', label: 'export.file', kind: 'text' },
    ],
    values: {
      where: 'folder',
      format: 'html',
      file: freeName(folder, plainStem(`${sheet.title} ${sheet.name}`), 'html'),
    },
    check: (field, values) => (field === 'file' && !isFileName(fileName(values)) ? { key: 'export.badName' } : null),
    warn: async (values) =>
      values.where === 'folder' && isTaken(pathOf(values))
        ? { key: 'export.replaces', params: { name: fileName(values) } }
        : null,
    save: async (values) => {
      if (values.where === 'command') {
        const words = ['sheet', String(sheet.id), ...(formatOf(values) === 'html' ? ['--html'] : [])];
        tellCommand(uiContext, overSsh(words, fileName(values)));
        return null;
      }
      makeExportFolder(session);
      const path = pathOf(values);
      // The form has already asked whether to replace an existing file.
      await writeFileWhole(path, { mayReplace: true }, (sink) => writeSheet(session, sheet, formatOf(values), sink));
      return path;
    },
    onSaved: (path) => {
      if (path === null) return;
      const key = isRemote ? 'sheet.doneRemote' : 'sheet.done';
      notify('done', { key, params: { path, host: clean(hostname()) } });
    },
  };
}
