import { ANYTHING } from '../../db/changes.ts';
import { driverError, isLost, isTransient } from '../../db/driverError.ts';
import { translateError } from '../../db/translateError.ts';
import { type Message, NotAllowed, Usage } from '../../domain/errors.ts';
import { authorizeDepartment } from '../../policies/authorize.ts';
import { inTransaction, type Unit } from '../inTransaction.ts';
import type { Session } from '../session.ts';
import { type ImportRecord, importRow } from './imports.ts';
import type { ImportItem, ImportPlan, Parent } from './plan.ts';
import type { Progress } from './readStored.ts';

/** One record of the file was refused, so nothing of it is written. */
export class ImportRefused extends NotAllowed {
  /** The item that was refused. */
  readonly item: string;

  constructor(item: ImportItem, reason: Message, told: string, cause: unknown) {
    const { name, sheet, line } = item;
    super({ key: 'imports.run.refused', params: { name, sheet, line, reason: told } }, { cause });
    this.item = item.key;
    this.reason = reason;
  }

  readonly reason: Message;
}

type Values = readonly (string | number | Date | null)[];

interface Writing {
  readonly unit: Unit;
  readonly importId: number;
  /** The numbers of the records that are written already, by their item. */
  readonly numbers: Map<string, number>;
}

const NUMBER_TAKEN = 1062;
/** More changes than these are told as one, which asks every list anew. */
const TOLD = 100;

/** A sheet of OpenDocument may have any name, and that of a text file is the name of the file. */
const LONGEST_SHEET = 128;
const LONGEST_FILE = 255;

const shortened = (text: string, most: number): string => [...text].slice(0, most).join('');

const at = ({ sheet, line }: ImportItem, { importId }: Writing): Values => [
  importId,
  shortened(sheet, LONGEST_SHEET),
  line,
];

function idOf(parent: Parent | null, { numbers }: Writing): number | null {
  if (parent === null) return null;
  return 'id' in parent ? parent.id : (numbers.get(parent.key) ?? null);
}

async function call(procedure: string, values: Values, { unit }: Writing): Promise<number> {
  const [row] = await unit.call(procedure, values);
  return Number(row?.id);
}

/** The values that an item writes, as its judge has read them. */
const written = ({ written: values }: ImportItem, ...fields: readonly string[]): Values =>
  fields.map((field) => (values[field] ?? null) as Values[number]);

/** The number from the file, and the stored record with the version that the plan has seen. */
const target = ({ sourceNumber, isNumberFree, match }: ImportItem): Values => [
  sourceNumber,
  Number(isNumberFree),
  match?.id ?? null,
  match?.version ?? null,
];

const CLIENT = ['fullName', 'companyName', 'email', 'phone', 'firstContact', 'commercialId'] as const;
const EVENT = ['name', 'start', 'end', 'location', 'attendees', 'notes', 'supportId'] as const;

const writeClient = (item: ImportItem, writing: Writing): Promise<number> =>
  call('take_over_client', [...at(item, writing), ...target(item), ...written(item, ...CLIENT)], writing);

/** Writes a contract up to the statut in which payments and events can be written. */
async function writeContract(item: ImportItem, writing: Writing): Promise<number> {
  const values = [idOf(item.parent, writing), ...written(item, 'cost', 'first', 'signedAt')];
  const id = await call('take_over_contract', [...at(item, writing), ...target(item), ...values], writing);
  const [paidBefore = null] = written(item, 'paidBefore');
  if (paidBefore !== null) {
    const { clock, texts } = writing.unit.session;
    const paid: Values = [id, paidBefore, clock.today(), 'other', texts.t('imports.plan.paidBefore')];
    await call('take_over_payment', [...at(item, writing), ...paid], writing);
  }
  return id;
}

/** Closes or cancels a contract, once its payments and events are written. */
async function endContract(item: ImportItem, writing: Writing): Promise<void> {
  if (item.written.first === item.written.statut) return;
  const { models, readOptions } = writing.unit;
  const id = writing.numbers.get(item.key) ?? 0;
  const row = await models.Contract.findByPk(id, { ...readOptions, attributes: ['version', 'clientId'] });
  const values = [null, 0, id, row?.version ?? null, row?.clientId ?? null, ...written(item, 'cost', 'statut'), null];
  await call('take_over_contract', [...at(item, writing), ...values], writing);
}

function writePayment(item: ImportItem, writing: Writing): Promise<number> {
  const values = [idOf(item.parent, writing), ...written(item, 'amount', 'paidOn', 'method', 'note')];
  return call('take_over_payment', [...at(item, writing), ...values], writing);
}

function writeEvent(item: ImportItem, writing: Writing): Promise<number> {
  const reason = item.written.isOverlap ? writing.unit.session.texts.t('imports.run.overlapReason') : null;
  const values = [idOf(item.parent, writing), ...written(item, ...EVENT), reason];
  return call('take_over_event', [...at(item, writing), ...target(item), ...values], writing);
}

const WRITERS = { client: writeClient, contract: writeContract, payment: writePayment, event: writeEvent } as const;
const KINDS = ['client', 'contract', 'payment', 'event'] as const;

async function named<T>(item: ImportItem, { unit }: Writing, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // After these the whole transaction runs again.
    if (isTransient(error) || isLost(error)) throw error;
    const { session } = unit;
    const isTaken = driverError(error).errno === NUMBER_TAKEN;
    const reason: Message = isTaken
      ? { key: 'imports.run.numberGone', params: { number: item.sourceNumber ?? '' } }
      : translateError(error, session.log).problem;
    throw new ImportRefused(item, reason, session.texts.message(reason), error);
  }
}

/**
 * Writes the new and changed records of a plan, all in one transaction: all or nothing. Other people see it when it is
 * whole. The plan must have been made with the same session.
 * @throws ImportRefused with the item if a record is refused; Conflict-like refusals too, if a record has changed since the
 *   plan was made; Usage (`imports.run.stopped`) when the signal is aborted. Nothing is written then.
 */
export async function runImport(session: Session, plan: ImportPlan, progress: Progress = {}): Promise<ImportRecord> {
  const { onRecords, signal } = progress;
  // An error that a person can read, so that it is not taken for a fault of the program.
  const stopIfAsked = () => {
    if (signal?.aborted) throw new Usage({ key: 'imports.run.stopped', params: { file: plan.file } });
  };
  return inTransaction(session, async (unit) => {
    authorizeDepartment(unit.actor, 'import.clients');
    const items = plan.items.filter(({ verdict }) => verdict === 'new' || verdict === 'changed');
    if (items.some(({ kind }) => kind !== 'client')) authorizeDepartment(unit.actor, 'import.records');
    if (items.length === 0) throw new NotAllowed({ key: 'imports.run.nothing' });
    const [begun] = await unit.call('begin_import', [shortened(plan.file, LONGEST_FILE), plan.digest]);
    const importId = Number(begun?.id);
    // The import is the main change: after a lost answer, it tells whether all is stored.
    unit.changed('import', importId);
    const writing: Writing = { unit, importId, numbers: new Map() };
    let count = 0;
    const told = () => {
      stopIfAsked();
      count += 1;
      onRecords?.(count);
    };
    for (const kind of KINDS) {
      for (const item of items) {
        if (item.kind !== kind) continue;
        told();
        const id = await named(item, writing, () => WRITERS[kind](item, writing));
        writing.numbers.set(item.key, id);
        if (items.length <= TOLD) unit.changed(kind, id);
      }
    }
    if (items.length > TOLD) unit.changed(ANYTHING, 0);
    for (const item of items)
      if (item.kind === 'contract') await named(item, writing, () => endContract(item, writing));
    stopIfAsked();
    await unit.call('finish_import', [importId]);
    return importRow(unit, importId);
  });
}
