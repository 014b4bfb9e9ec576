import { expect, it } from 'vitest';
import { runCommand, userOf } from '../support/runCommand.ts';
import { startTestServer } from '../support/servers.ts';

it('without a terminal it prints one plain sentence and exits with code 2', async () => {
  const server = await startTestServer();
  try {
    const { code, out, err } = await runCommand([], userOf(server));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain('Il faut un terminal pour ouvrir Epic Events');
  } finally {
    await server.stop();
  }
});
