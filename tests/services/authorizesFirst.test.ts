import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { NotAllowed } from '../../src/domain/errors.ts';
import { databaseOf } from '../../src/services/databaseOf.ts';
import type { Session } from '../../src/services/session.ts';
import { staff } from '../factories/people.ts';
import { findSessionFunctions } from '../support/sessionFunctions.ts';

const company = staff('bill', 'nina');

type Service = (session: Session, ...values: unknown[]) => unknown;

/** What everybody signed in may do; all the rest must be refused to somebody of no department. */
const OPEN_TO_ALL = [
  // Clients, contracts and events, with what belongs to them, are read by everybody.
  'calendar.ts#listCalendar',
  'calendarEvents.ts#eventPages',
  'calendarSupports.ts#listSupportNames',
  'clients.ts#getClient',
  'contracts.ts#getContract',
  'events.ts#getEvent',
  'findDuplicates.ts#findDuplicates',
  'history.ts#listHistory',
  'home.ts#listHome',
  'lists/findRecords.ts#findRecords',
  'lists/clientList.ts#countClients',
  'lists/clientList.ts#listClients',
  'lists/contractList.ts#countContracts',
  'lists/contractList.ts#listContracts',
  'lists/eventList.ts#countEvents',
  'lists/eventList.ts#listEvents',
  'lists/urgentContracts.ts#listUrgentContracts',
  'payments.ts#listPayments',
  'reversiblePayments.ts#listReversible',
  'stakes.ts#clientStakes',
  'stakes.ts#contractStakes',
  'watchChanges.ts#watchChanges',
  // Of colleagues everybody reads the name, department and e-mail.
  'lists/collaboratorList.ts#countColleagues',
  'lists/collaboratorList.ts#getColleagues',
  'lists/collaboratorList.ts#listColleagues',
  // It concerns the person alone: their password, and what they did themselves, which is authorised again step by step.
  'changePassword.ts#changePassword',
  'undo.ts#planUndo',
  'undo.ts#undoLast',
];

/** Given a session, but no service: each is used by services, or reads and writes nothing of the database. */
const NO_SERVICE = [
  // Part of the authorisation and of the transaction that services begin with.
  'requirePermission.ts#requirePermission',
  'databaseOf.ts#databaseOf',
  'attempt.ts#withRecordName',
  'attempt.ts#attemptOne',
  'inTransaction.ts#inTransaction',
  'inTransaction.ts#joinTransaction',
  // Parts of lists, called once the list has authorised.
  'lists/colleagues.ts#readColleagues',
  'lists/estimateSizes.ts#estimateSizes',
  'lists/filterConditions.ts#filterConditions',
  // It calls the service that reads the record.
  'undoSteps.ts#readFor',
  // Typed values against the rules, without the database.
  'checkField.ts#checkField',
  // Files of the person, from pages that a list has read for them.
  'exports/exportFolder.ts#exportFolder',
  'exports/exportFolder.ts#makeExportFolder',
  'exports/writeExport.ts#usualSeparator',
  'exports/writeExport.ts#writeExport',
];

/** Every exported function that is given a session and is in neither list must refuse. */
const found = new Map<string, Service>();

beforeAll(async () => {
  for (const key of findSessionFunctions()) {
    const [file, name = ''] = key.split('#');
    const module: Record<string, Service> = await import(`../../src/services/${file}`);
    found.set(key, module[name] as Service);
  }
});

const without = (...keys: readonly string[]): Map<string, Service> =>
  new Map([...found].filter(([key]) => !keys.includes(key)));

/** Arguments of no use: whoever looks at them before asking who may, stumbles. */
const NONSENSE = [1, 0, { clientsTo: null, eventsTo: null }, randomUUID()];

const isPages = (result: unknown): result is AsyncIterator<unknown> => typeof Object(result).next === 'function';

async function outcome(service: Service, session: Session): Promise<string> {
  try {
    const result = await service(session, ...NONSENSE);
    if (isPages(result)) await result.next();
    // What runs on, such as a watch, is ended by calling its result.
    if (typeof result === 'function') result();
    return 'done';
  } catch (error) {
    return error instanceof NotAllowed ? error.problem.key : `stumbled: ${error}`;
  }
}

async function whoDoesNotAsk(services: Map<string, Service>, session: Session, key: RegExp): Promise<string[]> {
  const failures: string[] = [];
  for (const [name, service] of services) {
    const answer = await outcome(service, session);
    if (!key.test(answer)) failures.push(`${name}: ${answer}`);
  }
  return failures;
}

/** A refusal by department, `refused.client.create` for one. */
const REFUSED = /^refused\.(?!noRecord)\w+\.\w+$/;

describe('every service asks who may, before anything else', () => {
  it('knows each function that is given a session, of all folders', () => {
    const keys = [...found.keys()];
    expect(keys.length).toBeGreaterThan(70);
    for (const key of [...OPEN_TO_ALL, ...NO_SERVICE]) expect(keys).toContain(key);
    // Two of one name would be taken for one another by the reader.
    const names = keys.map((key) => key.split('#')[1]);
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  });

  it('refuses everything to somebody whose first password is not changed yet', async () => {
    const newcomer = { ...company.bill, actor: { ...company.bill.actor, mustChangePassword: true } };
    const services = without(...NO_SERVICE, 'changePassword.ts#changePassword');
    expect(await whoDoesNotAsk(services, newcomer, /^refused\.mustChangePassword$/)).toEqual([]);
  });

  it('refuses to somebody of no department all but reading', async () => {
    const services = without(...NO_SERVICE, ...OPEN_TO_ALL);
    expect(await whoDoesNotAsk(services, company.nina, REFUSED)).toEqual([]);
  });

  it('has nothing among what is open to all that is refused to somebody', async () => {
    const open = new Map([...found].filter(([key]) => OPEN_TO_ALL.includes(key)));
    const all = await whoDoesNotAsk(open, company.nina, /^$/);
    expect(all.filter((line) => REFUSED.test(line.split(': ')[1] ?? ''))).toEqual([]);
  });

  it('keeps every refusal in the log, with who and why', async () => {
    const said: unknown[] = [];
    const log = { ...company.nina.log, warn: (...line: unknown[]) => void said.push(line) };
    const watched = { ...company.nina, actor: company.nina.actor, log } as unknown as Session;
    const services = [
      'clients.ts#createClient',
      'clients.ts#updateClient',
      'lists/collaboratorList.ts#listCollaborators',
    ];
    for (const key of services) await outcome(found.get(key) as Service, watched);
    expect(said).toEqual([
      [{ problem: 'refused.client.create' }, 'refused'],
      [{ problem: 'refused.client.update' }, 'refused'],
      [{ problem: 'refused.collaborator.list' }, 'refused'],
    ]);
  });

  it('would notice a service that does not ask', async () => {
    const careless: Service = async (session) => databaseOf(session).models.Client.name;
    expect(await whoDoesNotAsk(new Map([['careless', careless]]), company.nina, /^refused/)).toEqual([
      'careless: done',
    ]);
  });
});
