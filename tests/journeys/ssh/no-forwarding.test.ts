import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canServeSsh, sshHost } from '../../support/sshHost.ts';
import { until } from '../../support/temporaryHome.ts';

describe.runIf(canServeSsh)('over SSH', () => {
  const host = sshHost();
  /** A forwarding target that sends a greeting to every connection. */
  const target = createServer((socket) => socket.end('reached'));
  beforeAll(async () => {
    target.listen(0, '127.0.0.1');
    await once(target, 'listening');
  });
  afterAll(() => void target.close());
  const targetPort = () => (target.address() as AddressInfo).port;

  /** Returns what a connection to `path` receives before it ends. */
  const heardAt = (path: string, first = ''): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect(path);
      let heard = '';
      socket.on('error', () => socket.destroy());
      socket.on('data', (chunk) => {
        heard += chunk;
      });
      socket.once('close', () => resolve(heard));
      socket.write(first, 'latin1');
    });

  const near = () => join(host.account.folder, `near-${Math.random().toString(36).slice(2)}`);

  it.each([
    ['-L to a port', () => `127.0.0.1:${targetPort()}`],
    ['-L to the socket of the database', () => join(host.database.folder, 'db.sock')],
  ])('%s is refused', async (_what, far) => {
    const path = near();
    const client = host.open(['-L', `${path}:${far()}`]);
    await client.waitFor('Identifiant', 20_000);
    expect(await heardAt(path)).toBe('');
  });

  it('-D is refused', async () => {
    const port = targetPort();
    const path = near();
    const client = host.open(['-D', path]);
    await client.waitFor('Identifiant', 20_000);
    const socks = String.fromCharCode(5, 1, 0, 5, 1, 0, 1, 127, 0, 0, 1, port >> 8, port & 255); // SOCKS 5 without a
    // password.
    expect(await heardAt(path, socks)).not.toContain('reached');
  });

  it('-W is refused', async () => {
    const args = [...host.options(), '-W', `127.0.0.1:${targetPort()}`, host.destination];
    const { code, stdout } = await host.run('ssh', args);
    expect(code).not.toBe(0);
    expect(stdout).toBe('');
  });

  it.each([
    ['-R of a port', () => `127.0.0.1:0:127.0.0.1:${targetPort()}`],
    ['-R of a socket', () => `${join(host.account.home, 'far')}:127.0.0.1:${targetPort()}`],
  ])('%s is refused', async (_what, spec) => {
    const args = [...host.options(), '-o', 'ExitOnForwardFailure=yes', '-N', '-R', spec(), host.destination];
    const { code, stderr } = await host.run('ssh', args);
    expect(code).toBe(255);
    expect(stderr).toContain('remote port forwarding failed');
    expect(await until(() => host.account.processes().length === 0)).toBe(true);
  });
});
