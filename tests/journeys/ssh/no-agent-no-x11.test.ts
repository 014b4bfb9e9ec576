import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canServeSsh, sshHost } from '../../support/sshHost.ts';

describe.runIf(canServeSsh)('over SSH', () => {
  const host = sshHost();

  const environments = () =>
    host.account.processes().map((pid) => readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0'));

  it('neither the user’s agent nor the display is passed on', async () => {
    const agent = await host.run('ssh-agent', ['-s']);
    const socket = /SSH_AUTH_SOCK=([^;]+)/.exec(agent.stdout)?.[1] ?? '';
    const pid = Number(/SSH_AGENT_PID=(\d+)/.exec(agent.stdout)?.[1]);
    try {
      const more = ['-A', '-Y', '-o', `IdentityAgent=${socket}`, '-o', `ForwardAgent=${socket}`];
      const bill = host.open(['-o', 'ForwardX11=yes', ...more]);
      await bill.waitFor('Identifiant', 20_000);
      const names = environments().flatMap((lines) => lines.map((line) => line.split('=')[0]));
      expect(names).toContain('SSH_CONNECTION');
      expect(names).not.toContain('SSH_AUTH_SOCK');
      expect(names).not.toContain('DISPLAY');
    } finally {
      process.kill(pid);
    }
  });
});
