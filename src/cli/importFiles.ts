import { basename } from 'node:path';
import { Unavailable, Usage } from '../domain/errors.ts';
import { clean } from '../domain/safeText.ts';
import { readWorkbook } from '../files/readWorkbook.ts';
import { leftOutSheets } from '../services/imports/leftOutSheets.ts';
import { namedDecisions } from '../services/imports/namedDecisions.ts';
import type { Decisions, ImportPlan } from '../services/imports/plan.ts';
import { planImport } from '../services/imports/planImport.ts';
import { LEFT_OUT } from '../services/imports/reasonsOf.ts';
import { recogniseInTurns } from '../services/imports/recognise.ts';
import { runImport } from '../services/imports/runImport.ts';
import { saidHeadings } from '../services/imports/saidHeadings.ts';
import type { KnownHeadings } from '../services/imports/source.ts';
import { saveLeftOut, writeLeftOut } from '../services/imports/writeLeftOut.ts';
import type { Session } from '../services/session.ts';
import { readSettings } from '../settings/settingsFile.ts';
import type { Credentials } from './askCredentials.ts';
import type { CommandContext } from './CliIo.ts';
import type { Answers } from './createAnswers.ts';
import type { AskedImport } from './import.ts';
import { type ImportedFile, jsonOfImport, linesOfImport } from './importReport.ts';
import { LeftOut } from './LeftOut.ts';
import { withSession } from './withSession.ts';
import { writeOutput } from './writeOutput.ts';

const toWrite = ({ counts }: ImportPlan): number => counts.new + counts.changed;

/** Shows on one line of the terminal how far the work is. Says nothing if the error stream is redirected. */
function progressOf({ stderr }: CommandContext['io'], { t, number }: CommandContext['texts'], file: string) {
  const tell = (line: string) => void (stderr.isTTY && stderr.write(`\r\u001b[K${line}`));
  return {
    read: (count: number) => tell(t('cli.import.reading', { file, count: number(count) })),
    planned: (count: number) => tell(t('cli.import.planning', { file, count: number(count) })),
    written: (count: number, total: number) =>
      tell(t('cli.import.writing', { file, count: number(count), total: number(total) })),
    clear: () => tell(''),
  };
}

/** Reads, plans and writes one file. @throws Usage (`imports.run.stopped`) if the person stopped it: nothing is taken */
async function importFile(
  session: Session,
  path: string,
  asked: AskedImport,
  { decisions, known }: { readonly decisions: Decisions; readonly known: KnownHeadings },
  context: CommandContext,
): Promise<ImportedFile> {
  const { signal } = context.io;
  const name = clean(basename(path));
  const progress = progressOf(context.io, session.texts, name);
  try {
    const workbook = await readWorkbook(path, { signal, onRows: progress.read });
    const recognised = await recogniseInTurns(workbook, { clock: session.clock, known }, signal);
    const { file, digest } = workbook;
    const plan = await planImport(session, { file, digest, records: recognised.records }, decisions, {
      signal,
      onRecords: progress.planned,
    });
    const total = toWrite(plan);
    const onRecords = (count: number) => progress.written(count, total);
    const record = asked.isDryRun || total === 0 ? null : await runImport(session, plan, { signal, onRecords });
    return { workbook, recognised, plan, record };
  } catch (error) {
    // An unknown outcome stays one.
    if (signal.aborted && !(error instanceof Unavailable))
      throw new Usage({ key: 'imports.run.stopped', params: { file: name } }, { cause: error });
    throw error;
  } finally {
    progress.clear();
  }
}

/** Writes what is left out. @returns the path, safe to print; null if nothing is */
async function keepLeftOut(
  session: Session,
  { workbook, recognised, plan }: ImportedFile,
  { leftOut, isDryRun }: AskedImport,
  context: CommandContext,
  answers: Answers,
): Promise<string | null> {
  if (isDryRun) return null;
  const sheets = leftOutSheets(workbook, recognised, plan, session.texts);
  if (sheets.length === 0) return null;
  if (leftOut === undefined) return clean(await saveLeftOut(session, workbook, sheets));
  return writeOutput(leftOut, (sink) => writeLeftOut(session, workbook, sheets, sink), context, answers);
}

const leftCount = ({ plan: { items }, recognised: { unknown } }: ImportedFile): number =>
  items.filter(({ verdict }) => LEFT_OUT.includes(verdict)).length + unknown.length;

/**
 * Signs in and takes the files over, one after the other. Each is written in one transaction; the first failure ends
 * the command, and what was taken over before stays.
 * @throws LeftOut if something of them is left out
 */
export function importFiles(
  asked: AskedImport,
  who: Credentials,
  context: CommandContext,
  answers: Answers,
): Promise<void> {
  return withSession(who, context, async (session) => {
    const { texts } = session;
    const said = {
      decisions: await namedDecisions(session, asked),
      known: saidHeadings(await readSettings(session.config.home, session.actor.username)),
    };
    let left = 0;
    for (const [at, path] of asked.files.entries()) {
      try {
        const done = await importFile(session, path, asked, said, context);
        const kept = await keepLeftOut(session, done, asked, context, answers);
        left += leftCount(done);
        const told = { isDryRun: asked.isDryRun, isTerminal: context.io.stdout.isTTY === true, kept };
        if (asked.isJson) context.print(jsonOfImport(done, told, texts));
        else for (const line of linesOfImport(done, told, texts)) context.print(line);
      } catch (error) {
        const rest = asked.files.slice(at + 1).map((file) => clean(basename(file)));
        if (rest.length > 0) context.printError(texts.t('cli.import.rest', { files: rest.join(', ') }));
        throw error;
      }
    }
    if (left > 0) throw new LeftOut(left, texts.number(left), asked.isDryRun);
  });
}
