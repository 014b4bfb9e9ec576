import { describe, expect, it } from 'vitest';
import { canServeSsh, sshHost } from '../../support/sshHost.ts';

describe.runIf(canServeSsh)('over SSH', () => {
  const host = sshHost();

  it('without a terminal it prints one plain sentence', async () => {
    const { code, stdout, stderr } = await host.run('ssh', [...host.options(), '-T', host.destination]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      'Il faut un terminal pour ouvrir Epic Events : lancez « epicevent » dans un terminal, ou par « ssh -t ».\n',
    );
  });
});
