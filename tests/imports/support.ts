import { createCompanyClock } from '../../src/domain/companyClock.ts';
import type { CellValue, SheetGrid, Workbook } from '../../src/files/sheetGrid.ts';
import { recognise } from '../../src/services/imports/recognise.ts';
import type { KnownHeadings, SourceRecord, TableMapping } from '../../src/services/imports/source.ts';

export const clock = createCompanyClock('Europe/Paris', () => new Date('2026-11-23T18:00:00Z'));

/** A sheet from its rows. An empty row is a blank one. */
export const sheet = (rows: readonly (readonly CellValue[])[], name = 'Feuil1'): SheetGrid => ({
  name,
  rows: rows
    .map((cells, at) => ({ number: at + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== null && cell !== '')),
});

export const workbook = (sheets: readonly SheetGrid[], epoch: Workbook['epoch'] = 1900): Workbook => ({
  file: 'events.xlsx',
  digest: '0'.repeat(64),
  epoch,
  sheets,
});

export function recognised(
  rows: readonly (readonly CellValue[])[],
  options: { known?: KnownHeadings; mappings?: readonly TableMapping[]; name?: string; epoch?: 1900 | 1904 } = {},
) {
  const { known = {}, mappings = [], name, epoch } = options;
  return recognise(workbook([sheet(rows, name)], epoch), { clock, known, mappings });
}

/** The values that were read, without those that are only proposed. */
export const valuesOf = (record: SourceRecord | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(record?.values ?? {}).flatMap(([field, value]) =>
      value.value === null ? [] : [[field, value.value]],
    ),
  );

/** The doubts, with what is proposed: `key` or `key → value`. */
export const doubtsOf = (record: SourceRecord | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(record?.values ?? {}).flatMap(([field, { doubt, proposed }]) =>
      doubt || proposed !== null ? [[field, `${doubt?.key ?? ''}${proposed === null ? '' : ` → ${proposed}`}`]] : [],
    ),
  );
