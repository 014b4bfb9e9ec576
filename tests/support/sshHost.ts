import { execFile } from 'node:child_process';
import { chmodSync, chownSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { writeConfigFile } from '../../src/settings/configFile.ts';
import { installedApp } from './installedApp.ts';
import { DEMO_PASSWORD } from './journey.ts';
import { type OpenedPty, openPty } from './pty.ts';
import { startTestServer, type TestServer } from './servers.ts';
import { type Sshd, startSshd } from './sshd.ts';
import { until } from './temporaryHome.ts';
import { type KeysAccount, makeKeysAccount, makeUnixAccount, type UnixAccount } from './unixAccount.ts';

/** Creating an account needs root; docs/operations.md names the package of the SSH server. */
export const canServeSsh =
  Boolean(process.env.EPICEVENT_TEST_SSH) || (process.getuid?.() === 0 && existsSync('/usr/sbin/sshd'));

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A company server that users reach over SSH, set up as docs/operations.md says, with the demo company. */
export interface SshHost {
  readonly database: TestServer;
  readonly account: UnixAccount;
  /** The account that reads keys, where they belong to people. */
  readonly keys: KeysAccount;
  /** The file of the private key that every client program uses. */
  readonly key: string;
  readonly sshd: Sshd;
  /** The options of every client program: the key and the server. */
  options(port?: number): string[];
  /** `account@127.0.0.1` */
  readonly destination: string;
  /**
   * `ssh -tt` on a terminal, closed after the test. `more` are additional options, or a command after `destination`.
   */
  open(more?: readonly string[], command?: readonly string[], port?: number): OpenedPty;
  /** Like `open`, and signs in. */
  signIn(username: string, port?: number): Promise<OpenedPty>;
  /** Runs a client program without a terminal, to its end. */
  run(program: string, args: readonly string[], input?: string): Promise<Ended>;
  /** The number of rows that a statement returns to an administrator of the database. */
  count(select: string): Promise<number>;
  /** Waits until the account has no process and the database no connection. @returns whether this happened */
  isQuiet(): Promise<boolean>;
}

/** How the host differs from keys in a file. */
export interface HostHabits {
  /** The block of the SSH server, where keys belong to people. `program` is the application. */
  readonly blockOf?: (account: UnixAccount, program: string, keys: KeysAccount) => string;
  /** True if the key signs in without the password. */
  readonly keyIsEnough?: boolean;
}

/** Call it once, outside the tests. */
export function sshHost({ blockOf, keyIsEnough }: HostHabits = {}): SshHost {
  let parts:
    | { database: TestServer; account: UnixAccount; keys: KeysAccount | null; sshd: Sshd; key: string }
    | undefined;
  const opened: OpenedPty[] = [];
  const running = () => {
    if (parts === undefined) throw new Error('The host exists only during a test.');
    return parts;
  };
  beforeAll(async () => {
    if (!canServeSsh) return;
    const prefix = await installedApp();
    const database = await startTestServer({ seeded: true, isCompany: true });
    chmodSync(database.folder, 0o711); // The account needs access to the socket.
    const account = makeUnixAccount();
    configure(account, database, keyIsEnough);
    const installed = join(prefix, 'bin/epicevent');
    if (blockOf) {
      const program = asRoots(account, installed);
      const keys = makeKeysAccount(account, program);
      const sshd = await startSshd(account, program, () => blockOf(account, program, keys));
      parts = { database, account, keys, sshd, key: sshd.makeKey('bill') };
      return;
    }
    const sshd = await startSshd(account, installed);
    parts = { database, account, keys: null, sshd, key: sshd.addPerson('bill') };
  }, 240_000);
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((terminal) => terminal.close()));
  });
  afterAll(async () => {
    await parts?.sshd.stop();
    await parts?.keys?.remove();
    await parts?.account.remove();
    await parts?.database.stop();
  });

  const host: SshHost = {
    get database() {
      return running().database;
    },
    get account() {
      return running().account;
    },
    get keys() {
      const { keys } = running();
      if (keys === null) throw new Error('The keys of this host are in a file.');
      return keys;
    },
    get key() {
      return running().key;
    },
    get sshd() {
      return running().sshd;
    },
    get destination() {
      return `${running().account.name}@127.0.0.1`;
    },
    options: (port = running().sshd.port) => [
      ...['-F', '/dev/null', '-i', running().key],
      ...[`Port=${port}`, 'IdentitiesOnly=yes', 'BatchMode=yes', 'ForwardX11=no', 'ControlPath=none'].flatMap(option),
      ...['StrictHostKeyChecking=yes', `UserKnownHostsFile=${running().sshd.knownHosts}`].flatMap(option),
      ...option(`HostKeyAlias=[127.0.0.1]:${running().sshd.port}`),
    ],
    open(more = [], command = [], port) {
      const args = [...host.options(port), '-tt', ...more, host.destination, ...command];
      const terminal = openPty('ssh', args, { env: { DISPLAY: ':99' } });
      opened.push(terminal);
      return terminal;
    },
    async signIn(username, port) {
      const terminal = host.open([], [], port);
      await terminal.waitFor('Identifiant', 20_000);
      await terminal.type(username);
      await terminal.press('Enter');
      await terminal.type(DEMO_PASSWORD);
      await terminal.press('Enter');
      await terminal.waitFor(/0 Accueil — /, 20_000);
      await terminal.waitForNo('chargement…');
      await terminal.press(/· (?:support|gestion)\b/.test(terminal.text()) ? '3' : '1');
      await terminal.waitFor(/1 Clients — /);
      await terminal.waitForNo('chargement…');
      return terminal;
    },
    run: (program, args, input = '') =>
      new Promise((resolve) => {
        const child = execFile(program, [...args], { timeout: 20_000 }, (error, stdout, stderr) => {
          const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
          resolve({ code, stdout, stderr });
        });
        child.stdin?.on('error', () => undefined); // It ended without reading its input.
        child.stdin?.end(input);
      }),
    count: (select) => count(running().database, select),
    isQuiet: () => until(async () => running().account.processes().length === 0 && (await host.count(SESSIONS)) === 0),
  };
  return host;
}

const SESSIONS = "SELECT 1 FROM information_schema.processlist WHERE user LIKE 'epicevent%'";
const option = (text: string) => ['-o', text];

/** sshd runs only what root alone can change, in folders that root alone can: the tests install elsewhere. */
function asRoots({ folder }: UnixAccount, installed: string): string {
  const program = join(folder, 'epicevent');
  writeFileSync(program, `#!/bin/sh\nexec ${installed} "$@"\n`, { mode: 0o755 });
  return program;
}

/** The config file that `epicevent setup` writes for the account. */
function configure({ home, uid, gid }: UnixAccount, { config }: TestServer, keyIsEnough?: boolean): void {
  const folder = join(home, '.config/epicevent');
  const { database, schema, zone } = config;
  const secrets = { serverKey: config.serverKey.toString('hex'), loginSecret: config.loginSecret };
  const file = writeConfigFile(
    { config: folder, data: '', state: '' },
    {
      database,
      schema,
      zone,
      ...secrets,
      ...(keyIsEnough !== undefined && { ssh: { keyIsEnough } }),
    },
  );
  for (const path of [join(home, '.config'), folder, file]) chownSync(path, uid, gid);
}

async function count({ admin }: TestServer, select: string): Promise<number> {
  const connection = await createConnection({ ...admin, database: 'epicevent' });
  try {
    const [rows] = await connection.query(select);
    return (rows as unknown[]).length;
  } finally {
    await connection.end();
  }
}
