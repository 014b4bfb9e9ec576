import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { canServeSsh, sshHost } from '../../support/sshHost.ts';

/** A connection to `port` of this machine, which the test can reset. */
async function openLine(port: number) {
  const ends: Socket[] = [];
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const end of [near, far]) end.on('error', () => end.destroy());
    near.pipe(far).pipe(near);
    ends.push(near, far);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    /** A TCP reset in both directions, without a regular close. */
    reset() {
      for (const end of ends) end.resetAndDestroy();
      server.close();
    },
  };
}

describe.runIf(canServeSsh)('over SSH', () => {
  const host = sshHost();

  it('if the connection is reset, no process is left, and the user can connect again', async () => {
    const line = await openLine(host.sshd.port);
    const kate = await host.signIn('kate.hastroff', line.port);

    line.reset();

    expect((await kate.exited).exitCode).toBe(255);
    expect(await host.isQuiet()).toBe(true);
    const again = await host.signIn('kate.hastroff');
    expect(again.text()).toContain('Kate Hastroff');
  });
});
