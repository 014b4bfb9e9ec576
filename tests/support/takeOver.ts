import { readWorkbook } from '../../src/files/readWorkbook.ts';
import type { Workbook } from '../../src/files/sheetGrid.ts';
import { leftOutSheets } from '../../src/services/imports/leftOutSheets.ts';
import { type Decisions, type ImportPlan, NO_DECISIONS } from '../../src/services/imports/plan.ts';
import { planImport } from '../../src/services/imports/planImport.ts';
import { recognise } from '../../src/services/imports/recognise.ts';
import { runImport } from '../../src/services/imports/runImport.ts';
import type { Recognised } from '../../src/services/imports/source.ts';
import { saveLeftOut } from '../../src/services/imports/writeLeftOut.ts';
import type { Session } from '../../src/services/session.ts';

/** What a file would become. */
export interface PlannedFile {
  readonly workbook: Workbook;
  readonly recognised: Recognised;
  readonly plan: ImportPlan;
}

/** Reads a file from the disk and plans it. */
export async function planFile(
  session: Session,
  path: string,
  decisions: Decisions = NO_DECISIONS,
): Promise<PlannedFile> {
  const workbook = await readWorkbook(path);
  const recognised = recognise(workbook, { clock: session.clock, known: {} });
  const { file, digest } = workbook;
  const plan = await planImport(session, { file, digest, records: recognised.records }, decisions);
  return { workbook, recognised, plan };
}

/** Takes a file over and saves what is left out. @returns what was planned, and the path of that file */
export async function takeOver(
  session: Session,
  path: string,
  decisions: Decisions = NO_DECISIONS,
): Promise<PlannedFile & { readonly left: string | null }> {
  const planned = await planFile(session, path, decisions);
  const { workbook, recognised, plan } = planned;
  if (plan.counts.new + plan.counts.changed > 0) await runImport(session, plan);
  const sheets = leftOutSheets(workbook, recognised, plan, session.texts);
  return { ...planned, left: sheets.length === 0 ? null : await saveLeftOut(session, workbook, sheets) };
}

/** What becomes of each record, one line each. */
export const verdictsOf = ({ items }: ImportPlan): string[] =>
  items.map(({ kind, name, verdict }) => `${kind} ${name}: ${verdict}`);
