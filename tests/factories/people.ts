import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { type Session, type SessionDeps, signIn } from '../../src/services/session.ts';
import { startTestServer, type TestServer } from '../support/servers.ts';

export const DEMO_PASSWORD = 'epicevent-demo';

/** The demo company on the engine under test, with its users signed in. */
export interface Staff {
  readonly server: TestServer;
  readonly deps: SessionDeps;
  readonly bill: Session;
  readonly camille: Session;
  readonly kate: Session;
  readonly alienor: Session;
  readonly gestion: Session;
  /** Without a department. */
  readonly nina: Session;
  /** Opens another session of a user; it is closed after the tests. */
  signIn(username: string, password?: string): Promise<Session>;
}

const USERNAMES = {
  bill: 'bill.boquet',
  camille: 'commercial.demo',
  kate: 'kate.hastroff',
  alienor: 'alienor.vichum',
  gestion: 'gestion.demo',
  nina: 'nina.perrot',
} as const;

type Name = keyof typeof USERNAMES;

/**
 * The users of this test file. Call it once, outside the tests, and use it inside them.
 * @param names the users to sign in: each costs a comparison of passwords
 */
export function staff(...names: readonly Name[]): Staff {
  const opened: Session[] = [];
  const found: { server?: TestServer } & Partial<Record<Name, Session>> = {};
  const running = (): TestServer => {
    if (!found.server) throw new Error('The staff exists only during a test.');
    return found.server;
  };
  const deps = (): SessionDeps => ({ config: running().config, now: () => new Date(), log: pino({ level: 'silent' }) });
  const open = async (username: string, password: string = DEMO_PASSWORD): Promise<Session> => {
    const session = await signIn(deps(), username, password);
    opened.push(session);
    return session;
  };
  beforeAll(async () => {
    found.server = await startTestServer({ seeded: true });
    await Promise.all(
      names.map(async (name) => {
        found[name] = await open(USERNAMES[name]);
      }),
    );
  });
  afterAll(async () => {
    await Promise.all(opened.map((session) => session.close()));
    await found.server?.stop();
  });
  const one = (name: Name): Session => {
    const session = found[name];
    if (!session) throw new Error(`${name} has not signed in`);
    return session;
  };
  return {
    get server() {
      return running();
    },
    get deps() {
      return deps();
    },
    get bill() {
      return one('bill');
    },
    get camille() {
      return one('camille');
    },
    get kate() {
      return one('kate');
    },
    get alienor() {
      return one('alienor');
    },
    get gestion() {
      return one('gestion');
    },
    get nina() {
      return one('nina');
    },
    signIn: open,
  };
}
