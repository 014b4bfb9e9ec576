import { hostname } from 'node:os';
import { join } from 'node:path';
import { clean } from '../../../domain/safeText.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { freeName, isTaken, writeFileWhole } from '../../../services/exports/exportFile.ts';
import { exportFolder, isFileName, makeExportFolder } from '../../../services/exports/exportFolder.ts';
import type { Sink } from '../../../services/exports/sink.ts';
import type { CsvSeparator } from '../../../services/exports/writeCsv.ts';
import {
  EXPORT_FORMATS,
  type ExportFormat,
  usualSeparator,
  writeExport,
} from '../../../services/exports/writeExport.ts';
import type { writeFigures } from '../../../services/exports/writeFigures.ts';
import type { Session } from '../../../services/session.ts';
import type { FieldSpec, FormSpec } from '../../state/formController.ts';
import type { UiContext } from '../../state/uiContext.ts';
import type { PaneKind, PaneRecord } from '../../state/workspace.ts';
import { CLIPBOARD_BYTES, clipboardSink } from './clipboardSink.ts';
import { tellCommand } from './fetchCommand.ts';
import { openProgress } from './ProgressLayer.tsx';

/** What every source of an export has. */
interface SourceInWords {
  readonly what: 'list' | 'row' | 'shown' | 'table';
  /** Number of rows; null while unknown. */
  readonly total: number | null;
  /** False if `total` is a minimum. */
  readonly isExact?: boolean;
  /** Beginning of the suggested file name. */
  readonly stem: string;
}

/** One source of an export: the current list, the focused event, or the visible calendar. */
export interface ExportSource<K extends PaneKind = PaneKind> extends SourceInWords {
  readonly pages: (format: ExportFormat) => AsyncIterable<readonly PaneRecord[K][]>;
}

/** A table of figures, which writes itself. */
export interface FiguresSource extends SourceInWords {
  readonly write: ReturnType<typeof writeFigures>;
}

export type ExportChoice<K extends PaneKind = PaneKind> = {
  readonly format: ExportFormat;
  /** The command that fetches the list to the person's own machine over SSH; null where none does. */
  readonly commandFor?: (format: ExportFormat, file: string) => string | null;
} & (
  | {
      readonly kind: K;
      /** The first one is the default. */
      readonly sources: readonly ExportSource<K>[];
    }
  | { readonly kind: 'figures'; readonly sources: readonly [FiguresSource] }
);

type Values = Readonly<Record<string, string>>;

/** Returns the name without characters that are unsafe in a file name. */
export const plainStem = (stem: string): string =>
  clean(stem)
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);

/** Returns the chosen format, with the separator for CSV. */
const formatOf = ({ format = '' }: Values): ExportFormat =>
  EXPORT_FORMATS.find((known) => format.startsWith(known)) ?? 'xlsx';

const separatorOf = ({ format }: Values): CsvSeparator => (format === 'csv,' ? ',' : ';');

const FORMAT_LABELS = {
  xlsx: 'export.format.xlsx',
  'csv;': 'export.format.csvSemicolon',
  'csv,': 'export.format.csvComma',
  ics: 'export.format.ics',
  'ics+': 'export.format.icsTasks',
} as const;

/** Returns the available formats. The workbook comes first: only it keeps every value unchanged. */
function formatsOf(kind: ExportChoice['kind'], session: Session): (keyof typeof FORMAT_LABELS)[] {
  const csv = usualSeparator(session) === ';' ? (['csv;', 'csv,'] as const) : (['csv,', 'csv;'] as const);
  return EXPORT_FORMATS.filter((format) => format !== 'ics' || kind === 'events').flatMap((format) =>
    format === 'csv' ? csv : format === 'ics' ? (['ics', 'ics+'] as const) : [format],
  );
}

/** Returns the file name with the extension of the chosen format, whatever was typed. */
const fileName = (values: Values): string => {
  const typed = (values.file ?? '').trim().replace(/\.(?:csv|xlsx|ics)$/i, '');
  return `${typed}.${formatOf(values)}`;
};

/** Where an export goes: over SSH, a file on the server is not yet with the person. */
const TARGETS = ['folder', 'clipboard', 'command'] as const;

/** Writes the export under a progress layer. Escape stops it and leaves no file. */
function run<K extends PaneKind>(uiContext: UiContext, choice: ExportChoice<K>, values: Values): void {
  const { session } = uiContext;
  const source = choice.sources.find(({ what }) => what === values.what) ?? choice.sources[0];
  if (!source) return;
  const isCopied = values.where === 'clipboard';
  const path = isCopied ? '' : join(makeExportFolder(session), fileName(values));
  const clipboard = clipboardSink(uiContext.texts.number(CLIPBOARD_BYTES));
  const written = isCopied
    ? async (write: (sink: Sink) => Promise<void>) => {
        await write(clipboard.sink);
        uiContext.copy(clipboard.text());
      }
    : // The form has already asked whether to replace an existing file.
      (write: (sink: Sink) => Promise<void>) => writeFileWhole(path, { mayReplace: true }, write);
  const tell = (count: number) => {
    if (isCopied) return uiContext.notify('done', { key: 'export.copied', params: { count } });
    const key = session.config.isRemote ? 'export.doneRemote' : 'export.done';
    uiContext.notify('done', { key, params: { count, path, host: clean(hostname()) } });
  };
  openProgress(uiContext, source.total, async (signal, onRows) => {
    let count = 0;
    const told = (written: number) => {
      count = written;
      onRows(written);
    };
    // A spreadsheet takes what is pasted into cells where tabs are between them.
    const asText = isCopied && formatOf(values) !== 'ics';
    const format = asText ? 'csv' : formatOf(values);
    const separator = asText ? '\t' : separatorOf(values);
    const tools = { onRows: told, signal };
    if ('write' in source) {
      const shape = { format: format === 'csv' ? format : 'xlsx', separator } as const;
      await written((sink) => source.write(shape, sink, tools));
      return tell(count);
    }
    const what = {
      kind: choice.kind as K,
      format,
      separator,
      hasTasks: values.format === 'ics+',
      lacksCancelled: source.what !== 'list',
      // The compiler does not see that the records of a pane are those of the list of the same kind.
      pages: source.pages(format) as AsyncIterable<never>,
    };
    await written(async (sink) => {
      await writeExport(session, what, sink, tools);
      signal.throwIfAborted();
    });
    tell(count);
  });
}

/** Returns the label of a source with its number of rows. */
function labelOf({ what, total, isExact = true }: SourceInWords, { t, number }: Translator): string {
  const label = t(`export.what.${what}`);
  if (total === null || what === 'row') return label;
  return t('export.counted', { label, count: total, shown: `${number(total)}${isExact ? '' : '+'}` });
}

/** The export form: source, format and file name. All have defaults, so Ctrl+S alone exports. */
export function exportForm<K extends PaneKind>(uiContext: UiContext, choice: ExportChoice<K>): FormSpec<Values> {
  const { session, texts } = uiContext;
  const folder = exportFolder(session);
  const [first] = choice.sources;
  const whats = choice.sources.map((source) => ({ value: source.what, label: labelOf(source, texts) }));
  const options = formatsOf(choice.kind, session).map((value) => ({
    value,
    label: texts.t(FORMAT_LABELS[value]),
  }));
  const targets = TARGETS.filter((target) => target !== 'command' || choice.commandFor).map((value) => ({
    value,
    label: texts.t(`export.where.${value}`, { most: texts.number(CLIPBOARD_BYTES) }),
  }));
  const fields: FieldSpec[] = [
    ...(whats.length > 1
      ? [{ name: 'what', label: 'export.what', kind: 'choice', options: whats } satisfies FieldSpec]
      : []),
    ...(session.config.isRemote
      ? [{ name: 'where', label: 'export.where', kind: 'choice', options: targets } satisfies FieldSpec]
      : []),
    { name: 'format', label: 'export.format', kind: 'choice', options },
    { name: 'file', label: 'export.file', kind: 'text' },
  ];
  const stem = plainStem(`${first?.stem ?? ''} ${session.clock.today()}`);
  return {
    id: 'export',
    title: {
      key: 'export.title',
      params: {
        what: choice.kind === 'figures' ? texts.t('figures.name') : texts.t(`pane.${choice.kind as PaneKind}`),
      },
    },
    note: {
      key: session.config.isRemote
        ? whats.length > 1
          ? 'export.remoteHint'
          : 'export.onlyRemoteHint'
        : whats.length > 1
          ? 'export.fileHint'
          : 'export.onlyHint',
      params: { folder, what: whats[0]?.label ?? '' },
    },
    fields,
    values: {
      what: first?.what ?? '',
      where: 'folder',
      format: choice.format,
      file: freeName(folder, stem, choice.format),
    },
    check: (field, values) => (field === 'file' && !isFileName(fileName(values)) ? { key: 'export.badName' } : null),
    warn: async (values) =>
      values.where === 'folder' && isTaken(join(folder, fileName(values)))
        ? { key: 'export.replaces', params: { name: fileName(values) } }
        : null,
    save: async (values) => values,
    onSaved: (values) =>
      values.where === 'command'
        ? tellCommand(uiContext, choice.commandFor?.(formatOf(values), fileName(values)) ?? null)
        : uiContext.attempt(() => run(uiContext, choice, values)),
  };
}
