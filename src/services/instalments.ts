import { QueryTypes } from 'sequelize';
import { dayOf } from '../domain/companyClock.ts';
import { daysAfter, dayText, partsOfDay } from '../domain/days.ts';
import { Invalid } from '../domain/errors.ts';
import { type Dues, duesOf, readLines } from '../domain/instalments.ts';
import type { ContractRecord } from '../domain/records/contract.ts';
import { authorizeDepartment } from '../policies/authorize.ts';
import { databaseOf } from './databaseOf.ts';
import { instalments } from './input/instalments.ts';
import { inTransaction } from './inTransaction.ts';
import { lockForUpdate } from './lockForUpdate.ts';
import { requirePermission } from './requirePermission.ts';
import { contractRow } from './rows.ts';
import type { Session } from './session.ts';
import { toContract } from './toRecord.ts';

export interface InstalmentsInput {
  /** As a person types them, one a line: `30 % signature`, `70 % J-30`. */
  readonly instalments: string;
}

function read(session: Session, typed: string, cost: string): string {
  const reading = instalments(typed, cost, session);
  if ('problem' in reading) throw new Invalid({ instalments: reading.problem });
  return reading.value;
}

const amountsOf = (lines: string): string =>
  readLines(lines)
    .map(({ amount }) => amount)
    .join(' ');

type Change = 'contract.update' | 'contract.moveDays';

const change =
  (action: Change) =>
  (session: Session, id: number, version: number, input: InstalmentsInput): Promise<ContractRecord> =>
    inTransaction(session, async (unit) => {
      const { row } = await lockForUpdate(unit, action, 'contract', id, toContract, version);
      const lines = read(session, input.instalments, row.cost);
      if (action === 'contract.moveDays' && amountsOf(lines) !== amountsOf(row.instalments)) {
        throw new Invalid({ instalments: { key: 'field.instalmentsKept' } });
      }
      await row.update({ instalments: lines }, unit.writeOptions);
      unit.changed('contract', id);
      return toContract(await contractRow(unit, id));
    });

/**
 * Sets the instalments of a contract before its signature.
 * @throws Conflict, NotAllowed; Invalid on `instalments`, also with what is missing of the cost
 */
export const setInstalments = change('contract.update');

/**
 * Moves the days of the instalments of a signed contract; their amounts stay.
 * @throws Conflict, NotAllowed; Invalid on `instalments`
 */
export const moveInstalments = change('contract.moveDays');

/** What a contract owes, given the start of its first event (decision 13). */
export function duesAt({ clock }: Session, contract: ContractRecord, start: Date | null): Dues {
  const first = start && clock.toLocal(start);
  return duesOf(contract, {
    today: clock.today(),
    signed: contract.signedAt && dayOf(clock.toLocal(contract.signedAt)),
    beforeEvent: first && ((days) => dayText(daysAfter(partsOfDay(dayOf(first)), -days))),
  });
}

/** What a contract owes today, what comes next, and what is paid of each instalment. */
export async function contractDues(session: Session, contract: ContractRecord): Promise<Dues> {
  requirePermission(session, 'contract.list');
  const [first] = await databaseOf(session).db.read(
    `SELECT MIN(event_start) AS start FROM event_listing FORCE INDEX (event_listing_contract)
     WHERE contract_id = ? AND is_active = 1`,
    [contract.id],
  );
  return duesAt(session, contract, (first?.start as Date | null | undefined) ?? null);
}

/** The company's default instalments, as stored: shares of 100. */
export async function companyTerms(session: Session): Promise<string> {
  requirePermission(session, 'contract.list');
  const [row] = await databaseOf(session).db.read(
    'SELECT instalments AS terms FROM company_terms WHERE company_terms_id = 1',
    [],
  );
  return String(row?.terms ?? '');
}

/**
 * Changes the company's default, which new contracts get from now on.
 * @throws NotAllowed; Invalid on `instalments`, also with what is missing of 100
 */
export async function setCompanyTerms(session: Session, input: InstalmentsInput): Promise<void> {
  return inTransaction(session, async (unit) => {
    authorizeDepartment(unit.actor, 'terms.update');
    const lines = read(session, input.instalments, '100.00');
    await databaseOf(session).db.sequelize.query(
      'UPDATE company_terms SET instalments = :lines WHERE company_terms_id = 1',
      { replacements: { lines }, type: QueryTypes.UPDATE, transaction: unit.readOptions.transaction },
    );
  });
}
