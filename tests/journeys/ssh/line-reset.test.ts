import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { canServeSsh, sshHost } from '../../support/sshHost.ts';

/** A line to `port` of this machine, which can be torn. */
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
    /** A TCP reset in both directions, with no word of goodbye. */
    reset() {
      for (const end of ends) end.resetAndDestroy();
      server.close();
    },
  };
}

describe.runIf(canServeSsh)('over SSH', () => {
  const host = sshHost();

  it('when the line is reset, nothing is left running, and the person can come back', async () => {
    const line = await openLine(host.sshd.port);
    const kate = await host.signIn('kate.hastroff', line.port);

    line.reset();

    expect((await kate.exited).exitCode).toBe(255);
    expect(await host.isQuiet()).toBe(true);
    const again = await host.signIn('kate.hastroff');
    expect(again.text()).toContain('Kate Hastroff');
  });
});
