import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Config } from '../../src/settings/config.ts';
import { settingsPath } from '../../src/settings/settingsFile.ts';
import { MODERN, type Terminal } from '../../src/tui/kit/terminal.ts';
import { startSession } from '../../src/tui/startSession.tsx';
import { type OpenedApp, openApp } from './driver.ts';
import type { Size } from './fakeTerminal.ts';
import { startTestServer, type TestServer } from './servers.ts';

export const DEMO_PASSWORD = 'epicevent-demo';

/** How the terminal or the settings differ from the default: French, with colours. */
export interface Habits extends Partial<Size> {
  readonly lang?: Config['lang'];
  readonly hasColors?: boolean;
  /** What the terminal can show; it wins over `hasColors`. */
  readonly terminal?: Terminal;
  /** Another socket that leads to the server. */
  readonly socketPath?: string;
  /** The clock. */
  readonly now?: () => Date;
  /** When the session locks and ends. */
  readonly session?: Config['session'];
  /** Whom the SSH server knows, and whether the key is enough. */
  readonly ssh?: Pick<Config, 'person' | 'isKeyEnough'>;
  /** Screen-reader mode is on. */
  readonly isRead?: boolean;
  /** The user works over SSH. */
  readonly isRemote?: boolean;
  /**
   * True to stay on the home screen, which is shown first. Otherwise the journey starts in the department's first pane.
   */
  readonly staysHome?: boolean;
}

/** A test database with the demo company, and a simulated terminal for each user. */
export interface Company {
  readonly server: TestServer;
  /** Opens a terminal at the sign-in screen. */
  open(habits?: Habits): Promise<OpenedApp>;
  /** Signs in and waits for the panes. The terminal is closed after the test. */
  signIn(username: string, habits?: Habits, password?: string): Promise<OpenedApp>;
}

/** @returns the demo company of this test file, on the engine under test; call it once, outside the tests */
export function demoCompany(): Company {
  let server: TestServer | undefined;
  const opened: OpenedApp[] = [];
  beforeAll(async () => {
    server = await startTestServer({ seeded: true });
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((app) => app.close()));
    // Each test starts without saved settings.
    if (server) await rm(settingsPath(server.config.home), { force: true });
  });
  afterAll(() => server?.stop());

  function running(): TestServer {
    if (!server) throw new Error('The company exists only during a test.');
    return server;
  }

  async function open({
    lang = 'fr',
    hasColors = true,
    terminal = { ...MODERN, colors: hasColors ? 16 : 0 },
    isRead = false,
    isRemote = false,
    socketPath = running().socketPath,
    staysHome: _staysHome,
    now = () => new Date(),
    session: limits = running().config.session,
    ssh,
    ...size
  }: Habits = {}): Promise<OpenedApp> {
    const config = { ...running().config, lang, database: { socketPath }, session: limits, isRemote, ...ssh };
    const app = await openApp(({ stdin, stdout }) => {
      const ending = new AbortController();
      const log = pino({ level: 'silent' });
      const io = { stdin: stdin as NodeJS.ReadStream, stdout: stdout as NodeJS.WriteStream };
      const session = startSession({ ...io, config, log, now, signal: ending.signal, terminal, isRead });
      return { ...session, unmount: () => ending.abort() };
    }, size);
    opened.push(app);
    return app;
  }

  return {
    get server() {
      return running();
    },
    open,
    async signIn(username, habits, password = DEMO_PASSWORD) {
      const app = await open(habits);
      await app.waitFor(habits?.lang === 'en' ? 'User name' : 'Identifiant');
      await app.type(username);
      await app.press('Enter');
      await app.type(password);
      await app.press('Enter');
      await app.waitFor(/0 (?:Accueil|Home) — /, 20_000);
      await app.waitForNo(/chargement…|loading…/);
      if (habits?.staysHome) return app;
      await app.press(/· (?:support|gestion|management)\b/.test(app.text()) ? '3' : '1');
      await app.waitFor(/1 Clients — /);
      await app.waitForNo(/chargement…|loading…/);
      return app;
    },
  };
}
