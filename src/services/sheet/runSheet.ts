import type { Dues } from '../../domain/instalments.ts';
import type { ColleagueRecord } from '../../domain/records/collaborator.ts';
import type { ContractRecord } from '../../domain/records/contract.ts';
import type { EventRecord } from '../../domain/records/event.ts';
import type { TaskLine } from '../../domain/records/task.ts';
import { getContract } from '../contracts.ts';
import { getEvent } from '../events.ts';
import { contractDues } from '../instalments.ts';
import { getColleagues } from '../lists/collaboratorList.ts';
import type { Session } from '../session.ts';
import { listTasksOf } from '../taskLists.ts';
import { type SheetSection, sheetSections } from './sheetSections.ts';

/** What a run sheet is made from. */
export interface SheetFacts {
  readonly event: EventRecord;
  readonly contract: ContractRecord;
  readonly dues: Dues;
  /** The open ones first. */
  readonly tasks: readonly TaskLine[];
  /** The support and the commercial, by id. */
  readonly colleagues: ReadonlyMap<number, ColleagueRecord>;
}

/** One event on one page: everything that is needed on the day, in the user's language. */
export interface RunSheet {
  /** The number of the event. */
  readonly id: number;
  readonly title: string;
  readonly name: string;
  /** When it was made: a printed page does not change any more. */
  readonly made: string;
  readonly sections: readonly SheetSection[];
}

/** The page has no room for more. */
const MOST_TASKS = 40;

/** Makes the run sheet (« feuille de route ») of an event, cancelled or not. @throws NotFound */
export async function makeRunSheet(session: Session, id: number): Promise<RunSheet> {
  const event = await getEvent(session, id);
  const people = [event.support, event.commercial].flatMap((person) => (person ? [person.id] : []));
  const [contract, colleagues, tasks] = await Promise.all([
    getContract(session, event.contract.id),
    getColleagues(session, people),
    listTasksOf(session, 'event', id, MOST_TASKS),
  ]);
  const dues = await contractDues(session, contract);
  const { t, dateTime } = session.texts;
  return {
    id: event.id,
    title: t('sheet.title'),
    name: event.name,
    made: t('sheet.made', { when: dateTime(session.now()), id: event.id }),
    sections: sheetSections({ event, contract, dues, tasks, colleagues }, session),
  };
}
