import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { docsBlock } from './docs.ts';
import { until } from './temporaryHome.ts';

const NAME = 'epicevent-t';
/** Only root can write here: sshd requires this of the folders above a file of keys. */
const FOLDERS = '/var/lib';

/** A Unix account created as docs/operations.md says, and a folder with its home and its file of keys. */
export interface UnixAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly folder: string;
  readonly home: string;
  readonly keysFile: string;
  /** The pids of this account's processes. */
  processes(): number[];
  /** Ends the account's processes, and removes the account and its folder. */
  remove(): Promise<void>;
}

/** The Unix account that reads keys for the SSH server. */
export interface KeysAccount {
  readonly name: string;
  readonly uid: number;
  /** Its file with the address and the password of its database account. */
  readonly settings: string;
  remove(): Promise<void>;
}

/**
 * Creates the account that reads keys, as docs/operations.md says, beside `account`, which is set up already.
 * @param program the application
 */
export function makeKeysAccount(account: UnixAccount, program: string): KeysAccount {
  const name = `${account.name}k`;
  const home = join(account.folder, 'keys-home');
  const block = docsBlock('keys-account', {
    'su - epicevent ': `su - ${account.name} `,
    '/usr/local/bin/epicevent': program,
    '/var/lib/epicevent-keys': home,
    'epicevent-keys': name,
  });
  execFileSync('/bin/sh', ['-ec', block], { stdio: ['ignore', 'ignore', 'inherit'] });
  const { uid } = statSync(home);
  const remove = async () => {
    for (const pid of processesOf(uid)) tryKill(pid);
    await until(() => processesOf(uid).length === 0);
    execFileSync('userdel', [name]);
  };
  return { name, uid, settings: join(home, '.config/epicevent/keys.json'), remove };
}

/** Creates an account for this test's process. */
export function makeUnixAccount(): UnixAccount {
  removeForgotten();
  const name = `${NAME}${process.pid}`;
  const folder = mkdtempSync(join(FOLDERS, 'epicevent-test-'));
  execFileSync('chmod', ['755', folder]);
  const home = join(folder, 'home');
  const keysFile = join(folder, 'keys');
  const block = docsBlock('ssh-account', { '/var/lib/epicevent': home, '/etc/ssh/epicevent_keys': keysFile });
  execFileSync('/bin/sh', ['-ec', block.replace(/ epicevent$/m, ` ${name}`)]);
  const { uid, gid } = statSync(home);
  const processes = () => processesOf(uid);
  return {
    name,
    uid,
    gid,
    folder,
    home,
    keysFile,
    processes,
    remove: async () => {
      for (const pid of processes()) tryKill(pid);
      await until(() => processes().length === 0);
      execFileSync('userdel', [name]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function processesOf(uid: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => statusOf(pid).includes(`\nUid:\t${uid}\t`)).map(Number);
}

/** Empty for a process that has ended, also for a zombie. */
function statusOf(pid: string): string {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return /^State:\tZ/m.test(status) ? '' : status;
  } catch {
    return '';
  }
}

function tryKill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    return; // The process has just ended.
  }
}

/** Removes accounts that killed tests left behind. */
function removeForgotten(): void {
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name = '', , , , , home = ''] = line.split(':');
    const pid = name.startsWith(NAME) ? name.slice(NAME.length).replace(/k$/, '') : '';
    if (!/^\d+$/.test(pid) || statusOf(pid) !== '') continue;
    execFileSync('userdel', ['--force', name], { stdio: 'ignore' });
    if (name.endsWith('k')) continue; // Its home is in the folder of the other one.
    if (home.startsWith(join(FOLDERS, 'epicevent-test-'))) rmSync(join(home, '..'), { recursive: true, force: true });
  }
}
