import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveKey, keysOfPeople } from '../../support/peoplesKeys.ts';
import { type SecurityKeyAgent, securityKeyAgent } from '../../support/securityKeyAgent.ts';
import { canServeSsh, sshHost } from '../../support/sshHost.ts';

describe.runIf(canServeSsh)('over SSH, with a security key', () => {
  // With the variable that docs/operations.md names for a database whose certificate is of one’s own authority.
  const host = sshHost({
    blockOf: (...given) =>
      keysOfPeople(...given).replace(
        'AuthorizedKeysCommand ',
        'AuthorizedKeysCommand /usr/bin/env NODE_EXTRA_CA_CERTS=/etc/ssl/certs/company.pem ',
      ),
  });
  let device: SecurityKeyAgent;
  beforeAll(async () => {
    device = await securityKeyAgent(join(host.account.folder, 'agent.sock'));
    const file = join(host.account.folder, 'device.pub');
    writeFileSync(file, `${device.key.line}\n`);
    await giveKey(host, 'kate.hastroff', file);
  });
  afterAll(() => device?.close());

  const enter = () => {
    const agent = ['-o', `IdentityAgent=${device.socket}`, '-o', 'IdentitiesOnly=no'];
    return host.run('ssh', [...agent, ...host.options(), host.destination, 'list clients'], 'wrong\n');
  };

  it('a touch opens the application for whom the key is', async () => {
    device.touch(true);
    const { code, stderr } = await enter();
    expect(code).toBe(1);
    expect(stderr).toContain('kate.hastroff');
  });

  it('a key that nobody touches opens nothing', async () => {
    device.touch(false);
    expect(await enter()).toMatchObject({ code: 255 });
  });
});
