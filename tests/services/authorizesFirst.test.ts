import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { NotAllowed } from '../../src/domain/errors.ts';
import { databaseOf } from '../../src/services/databaseOf.ts';
import type { Session } from '../../src/services/session.ts';
import { staff } from '../factories/people.ts';
import { findSessionFunctions } from '../support/sessionFunctions.ts';

const company = staff('bill', 'nina');

type Service = (session: Session, ...values: unknown[]) => unknown;

/** What every signed-in user may do; everything else must be refused to a user without a department. */
const OPEN_TO_ALL = [
  'imports/imports.ts#getImport',
  'imports/imports.ts#listImports',
  'imports/imports.ts#originsOf',
  'instalments.ts#companyTerms',
  'instalments.ts#contractDues',
  'lists/lateContracts.ts#listLateContracts',
  'reminder.ts#writeReminder',
  // Everybody reads clients, contracts and events, with their parts.
  'calendar.ts#listCalendar',
  'calendarEvents.ts#eventPages',
  'calendarSupports.ts#listSupportNames',
  'clients.ts#getClient',
  'contracts.ts#getContract',
  'events.ts#getEvent',
  'findDuplicates.ts#findDuplicates',
  'findDuplicates.ts#findDuplicatesOfAll',
  'figures/figureTable.ts#readFigureTable',
  'figures/loadFigures.ts#listLoadFigures',
  'figures/moneyFigures.ts#listMoneyFigures',
  'figures/contractsBehind.ts#listContractsBehind',
  'history.ts#listHistory',
  'home.ts#listHome',
  'lastSignIns.ts#listSignIns',
  'lastSignIns.ts#sinceLastSignIn',
  'lists/findRecords.ts#findRecords',
  'lists/entryList.ts#countChanges',
  'lists/entryList.ts#countJournal',
  'lists/entryList.ts#listChanges',
  'lists/entryList.ts#listJournal',
  'lists/clientList.ts#countClients',
  'lists/clientList.ts#listClients',
  'lists/contractList.ts#countContracts',
  'lists/contractList.ts#listContracts',
  'lists/eventList.ts#countEvents',
  'lists/eventList.ts#listEvents',
  'lists/urgentContracts.ts#listUrgentContracts',
  'lists/noteList.ts#listNotes',
  'notes.ts#getNote',
  'payments.ts#listPayments',
  'reversiblePayments.ts#listReversible',
  'sheet/runSheet.ts#makeRunSheet',
  'signedContract.ts#findSignedContract',
  'tasks.ts#getTask',
  'sinceVisit.ts#seeChanges',
  'sinceVisit.ts#sinceVisit',
  'taskTemplates.ts#getTemplate',
  'taskTemplates.ts#listTemplates',
  'requests.ts#seeAnswer',
  'taskLists.ts#listAddressees',
  'taskLists.ts#listAnswers',
  'taskLists.ts#listDepartmentTasks',
  'taskLists.ts#listMyTasks',
  'taskLists.ts#listTasksOf',
  'taskLists.ts#listTasksOfEvents',
  'stakes.ts#clientStakes',
  'stakes.ts#contractStakes',
  'watchChanges.ts#watchChanges',
  // Everybody reads the name, department and e-mail of colleagues.
  'lists/collaboratorList.ts#countColleagues',
  'lists/collaboratorList.ts#getColleagues',
  'lists/collaboratorList.ts#listColleagues',
  // The user's own password, and undoing one's own changes, which authorises each step again.
  'changePassword.ts#changePassword',
  'unlock.ts#unlock',
  // The user's own keys.
  'sshKeys.ts#listSshKeys',
  'sshKeys.ts#addSshKey',
  'sshKeys.ts#removeSshKey',
  'undo.ts#previewUndo',
  'undo.ts#undoLast',
];

/** Functions with a session parameter that are no services: services use them, or they do not access the database. */
const NO_SERVICE = [
  'exports/writeFigures.ts#writeFigures',
  // It reads for `planImport`, which has authorised.
  'imports/readStored.ts#readStored',
  'figures/figureRange.ts#monthPeriods',
  'figures/figureRange.ts#weekPeriods',
  'figures/loadFigures.ts#loadScope',
  'instalments.ts#duesAt',
  // Steps of the sign-in, once the password has been checked.
  'raiseHash.ts#raiseHash',
  'openSessions.ts#keepSession',
  // Parts of the authorisation and of the transaction at the start of a service.
  'requirePermission.ts#requirePermission',
  'databaseOf.ts#databaseOf',
  'attempt.ts#withRecordName',
  'attempt.ts#attemptOne',
  'inTransaction.ts#inTransaction',
  'inTransaction.ts#joinTransaction',
  'isStored.ts#isStored',
  'noteRefusal.ts#noteRefusal',
  // Parts of lists, called after the list has authorised.
  'lists/colleagues.ts#readColleagues',
  'lists/estimateSizes.ts#estimateSizes',
  'lists/filterConditions.ts#filterConditions',
  'lists/terms/termConditions.ts#termConditions',
  // It calls the service that reads the record.
  'undoSteps.ts#readFor',
  // Checks typed values against the rules, without the database.
  'checkField.ts#checkField',
  // Writes the user's files, from pages that an authorised list has read.
  'exports/exportFolder.ts#exportFolder',
  'exports/exportFolder.ts#makeExportFolder',
  'exports/writeExport.ts#hasDecimalComma',
  'exports/writeExport.ts#usualSeparator',
  'exports/writeExport.ts#writeExport',
  // It opens the person's own file, before anything of it is a record.
  'imports/importPath.ts#openToImport',
  'imports/writeLeftOut.ts#saveLeftOut',
  'imports/writeLeftOut.ts#writeLeftOut',
  // Makes a page of an event that a service has read.
  'sheet/sheetSections.ts#sheetSections',
  'sheet/writeSheet.ts#writeSheet',
];

/** Every exported function with a session parameter that is in neither list must refuse. */
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

/** Invalid arguments: a service that uses them before it authorises fails with another error. */
const NONSENSE = [1, 0, { clientsTo: null, eventsTo: null }, randomUUID()];

const isPages = (result: unknown): result is AsyncIterator<unknown> => typeof Object(result).next === 'function';

async function outcome(service: Service, session: Session): Promise<string> {
  try {
    const result = await service(session, ...NONSENSE);
    if (isPages(result)) await result.next();
    // A result that keeps running, such as polling, is stopped by calling it.
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

/** Whether the error is a refusal by department, such as `refused.client.create`. */
const REFUSED = /^refused\.(?!noRecord)\w+\.\w+$/;

describe('every service authorises before anything else', () => {
  it('the list contains each function with a session parameter, of all folders', () => {
    const keys = [...found.keys()];
    expect(keys.length).toBeGreaterThan(70);
    for (const key of [...OPEN_TO_ALL, ...NO_SERVICE]) expect(keys).toContain(key);
    // Two functions with the same name would confuse readers.
    const names = keys.map((key) => key.split('#')[1]);
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  });

  it('everything is refused to a user who has not changed the first password', async () => {
    const newcomer = { ...company.bill, actor: { ...company.bill.actor, mustChangePassword: true } };
    // Both ask for the password itself.
    const services = without(...NO_SERVICE, 'changePassword.ts#changePassword', 'unlock.ts#unlock');
    expect(await whoDoesNotAsk(services, newcomer, /^refused\.mustChangePassword$/)).toEqual([]);
  });

  it('everything but reading is refused to a user without a department', async () => {
    const services = without(...NO_SERVICE, ...OPEN_TO_ALL);
    expect(await whoDoesNotAsk(services, company.nina, REFUSED)).toEqual([]);
  });

  it('the list of open services contains none that is refused to anybody', async () => {
    const open = new Map([...found].filter(([key]) => OPEN_TO_ALL.includes(key)));
    const all = await whoDoesNotAsk(open, company.nina, /^$/);
    expect(all.filter((line) => REFUSED.test(line.split(': ')[1] ?? ''))).toEqual([]);
  });

  it('every refusal is logged, with the user and the reason', async () => {
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

  it('a service that does not authorise would be noticed', async () => {
    const careless: Service = async (session) => databaseOf(session).models.Client.name;
    expect(await whoDoesNotAsk(new Map([['careless', careless]]), company.nina, /^refused/)).toEqual([
      'careless: done',
    ]);
  });
});
