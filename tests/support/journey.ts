import { pino } from 'pino';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { startSession } from '../../src/tui/startSession.tsx';
import { type OpenedApp, openApp } from './driver.ts';
import type { Size } from './fakeTerminal.ts';
import { startTestServer, type TestServer } from './servers.ts';

export const DEMO_PASSWORD = 'epicevent-demo';

/** One database with the demo company, and the people who work on it at their terminals. */
export interface Company {
  readonly server: TestServer;
  /** A terminal at the sign-in screen. */
  open(size?: Partial<Size>): Promise<OpenedApp>;
  /** Signs in and waits for the panes; every terminal is closed after the test. */
  signIn(username: string, size?: Partial<Size>, password?: string): Promise<OpenedApp>;
}

/** @returns the demo company of this test file, on the engine under test; call it once, outside of the tests. */
export function demoCompany(): Company {
  let server: TestServer | undefined;
  const opened: OpenedApp[] = [];
  beforeAll(async () => {
    server = await startTestServer({ seeded: true });
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((app) => app.close()));
  });
  afterAll(() => server?.stop());

  function running(): TestServer {
    if (!server) throw new Error('the company is there only inside a test');
    return server;
  }

  async function open(size: Partial<Size> = {}): Promise<OpenedApp> {
    const { config } = running();
    const app = await openApp(({ stdin, stdout }) => {
      const ending = new AbortController();
      const log = pino({ level: 'silent' });
      const io = { stdin: stdin as NodeJS.ReadStream, stdout: stdout as NodeJS.WriteStream };
      const ended = startSession({ ...io, config, log, now: () => new Date(), signal: ending.signal, hasColors: true });
      return { waitUntilExit: () => ended, unmount: () => ending.abort() };
    }, size);
    opened.push(app);
    return app;
  }

  return {
    get server() {
      return running();
    },
    open,
    async signIn(username, size, password = DEMO_PASSWORD) {
      const app = await open(size);
      await app.waitFor('Identifiant');
      await app.type(username);
      await app.press('Enter');
      await app.type(password);
      await app.press('Enter');
      await app.waitFor(/1 Clients — /, 20_000);
      await app.waitForNo('chargement…');
      return app;
    },
  };
}
