import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NotAllowed } from '../../src/domain/errors.ts';
import type { Session } from '../../src/services/session.ts';
import { staff } from '../factories/people.ts';

const company = staff('bill', 'nina');

type Service = (session: Session, ...values: unknown[]) => Promise<unknown>;

/** What everybody signed in may do; all the rest must be refused to somebody of no department. */
const OPEN_TO_ALL = [
  'changePassword',
  'clientStakes',
  'contractStakes',
  'countClients',
  'countColleagues',
  'countContracts',
  'countEvents',
  'findDuplicates',
  'findRecords',
  'getClient',
  'getColleagues',
  'getContract',
  'getEvent',
  'listCalendar',
  'listClients',
  'listColleagues',
  'listHome',
  'listReversible',
  'listContracts',
  'listEvents',
  'listHistory',
  'listPayments',
  'listSupports',
  'listUrgentContracts',
  'planUndo',
  'undoLast',
  'watchChanges',
];

/** No services: they are asked before anybody is signed in, or ask nothing of the database. */
const NO_SERVICE = [
  'allow',
  'checkField',
  'inUnit',
  'together',
  'tried',
  'named',
  'rowFor',
  'estimateSizes',
  'filterConditions',
  'readColleagues',
];

const SESSION_FIRST = /^(?:async )?(?:function \w+)?\s*\(session[,)]/;

/** Every function of the services that works for somebody: its first parameter is their session. */
async function findServices(): Promise<Map<string, Service>> {
  const root = new URL('../../src/services/', import.meta.url);
  const services = new Map<string, Service>();
  for (const folder of ['', 'lists/']) {
    for (const name of readdirSync(new URL(folder, root)).filter((file) => file.endsWith('.ts'))) {
      const module: Record<string, unknown> = await import(new URL(folder + name, root).href);
      for (const [exported, value] of Object.entries(module)) {
        if (typeof value !== 'function' || NO_SERVICE.includes(exported)) continue;
        if (SESSION_FIRST.test(value.toString())) services.set(exported, value as Service);
      }
    }
  }
  return services;
}

/** Arguments of no use: whoever looks at them before asking who may, stumbles. */
const NONSENSE = [1, 0, { clientsTo: null, eventsTo: null }, randomUUID()];

async function outcome(service: Service, session: Session): Promise<string> {
  try {
    await service(session, ...NONSENSE);
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

describe('every service asks who may, before anything else', () => {
  it('finds the services of the contract', async () => {
    expect([...(await findServices()).keys()].length).toBeGreaterThan(40);
  });

  it('refuses everything to somebody whose first password is not changed yet', async () => {
    const newcomer = { ...company.bill, actor: { ...company.bill.actor, mustChangePassword: true } };
    const services = await findServices();
    services.delete('changePassword');
    expect(await whoDoesNotAsk(services, newcomer, /^refused\.mustChangePassword$/)).toEqual([]);
  });

  it('refuses to somebody of no department all but reading', async () => {
    const services = await findServices();
    for (const name of OPEN_TO_ALL) expect(services.delete(name), name).toBe(true);
    expect(await whoDoesNotAsk(services, company.nina, /^refused\.(?!noRecord)\w+\.\w+$/)).toEqual([]);
  });

  it('keeps every refusal in the log, with who and why', async () => {
    const said: unknown[] = [];
    const log = { ...company.nina.log, warn: (...line: unknown[]) => void said.push(line) };
    const watched = { ...company.nina, actor: company.nina.actor, log } as unknown as Session;
    const services = await findServices();
    for (const name of ['createClient', 'updateClient', 'listCollaborators']) {
      await outcome(services.get(name) as Service, watched);
    }
    expect(said).toEqual([
      [{ problem: 'refused.client.create' }, 'refused'],
      [{ problem: 'refused.client.update' }, 'refused'],
      [{ problem: 'refused.collaborator.list' }, 'refused'],
    ]);
  });

  it('would notice a service that does not ask', async () => {
    const careless: Service = async (session) => session.models.Client.name;
    expect(await whoDoesNotAsk(new Map([['careless', careless]]), company.nina, /^refused/)).toEqual([
      'careless: done',
    ]);
  });
});
