import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { docsBlock } from './docs.ts';
import { freePort } from './freePort.ts';
import { until } from './temporaryHome.ts';
import type { UnixAccount } from './unixAccount.ts';

const PROGRAM = '/usr/sbin/sshd';

/** The usual server settings allow this, so the test proves that the documented block forbids it. */
const USUAL = `
ListenAddress 127.0.0.1
PidFile none
UsePAM no
PrintMotd no
AllowTcpForwarding yes
AllowAgentForwarding yes
X11Forwarding yes
PermitTunnel yes
GatewayPorts yes
AcceptEnv LANG LC_*
Subsystem sftp internal-sftp
`;

/** An OpenSSH server for tests on this machine. */
export interface Sshd {
  readonly port: number;
  /** Makes a new key that opens nothing yet, and returns the file of its private half. */
  makeKey(name: string): string;
  /** Adds a new key, and returns the file of its private half. */
  addPerson(name: string): string;
  /** The known_hosts file for this server. */
  readonly knownHosts: string;
  /** The effective configuration for the account. */
  effective(): string;
  stop(): Promise<void>;
}

const keysInFile = (account: UnixAccount, program: string): string =>
  docsBlock('sshd', {
    'User epicevent': `User ${account.name}`,
    '/etc/ssh/epicevent_keys': account.keysFile,
    '/usr/local/bin/epicevent': program,
  });

/** Starts a server whose configuration ends with the documented block, for `account` and the command `program`. */
export async function startSshd(
  account: UnixAccount,
  program: string,
  blockOf: (account: UnixAccount, program: string) => string = keysInFile,
): Promise<Sshd> {
  const inside = (name: string) => join(account.folder, name);
  const makeKey = (file: string) => execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', file]);
  const port = await freePort();
  makeKey(inside('host_key'));
  const block = blockOf(account, program);
  const config = inside('sshd_config');
  writeFileSync(config, `Port ${port}\nHostKey ${inside('host_key')}\n${USUAL}\n${block}`);
  const knownHosts = inside('known_hosts');
  writeFileSync(knownHosts, `[127.0.0.1]:${port} ${readFileSync(inside('host_key.pub'), 'utf8')}`);
  mkdirSync('/run/sshd', { recursive: true, mode: 0o755 }); // The folder of the unprivileged child process.
  const server = spawn(PROGRAM, ['-D', '-e', '-f', config], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  server.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  if (!(await until(() => answers(port, server)))) throw new Error(`The SSH server did not start:\n${said}`);
  return {
    port,
    knownHosts,
    makeKey(name) {
      const file = inside(`key_of_${name}`);
      makeKey(file);
      return file;
    },
    addPerson(name) {
      const file = inside(`key_of_${name}`);
      makeKey(file);
      appendFileSync(account.keysFile, readFileSync(`${file}.pub`));
      return file;
    },
    effective: () =>
      execFileSync(PROGRAM, [
        '-T',
        '-f',
        config,
        '-C',
        `user=${account.name},host=localhost,addr=127.0.0.1`,
      ]).toString(),
    stop: async () => {
      if (server.exitCode !== null) return;
      server.kill();
      await once(server, 'exit');
    },
  };
}

function answers(port: number, server: ChildProcess): Promise<boolean> {
  if (server.exitCode !== null) throw new Error('The SSH server ended at once.');
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', () => socket.destroy());
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(socket.bytesRead > 0));
  });
}
