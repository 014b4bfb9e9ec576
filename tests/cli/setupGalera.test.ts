/** Set-up on a node of a Galera cluster, whose changes are logged for the other nodes although `log_bin` is off. */
import { join } from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { expect, inject, it } from 'vitest';
import { galeraArguments, hasGalera } from '../support/cluster/galeraArguments.ts';
import { freePort } from '../support/freePort.ts';
import { runCommand } from '../support/runCommand.ts';
import { startTestServer } from '../support/servers.ts';

const isOnGalera = inject('serverOrigin').includes('mariadbd') && hasGalera;
const GESTION = ['--first-name', 'Ada', '--last-name', 'Petit', '--username', 'ada.petit', '--email', 'ada@petit.fr'];

it.runIf(isOnGalera)('set-up, migrate and doctor work on a node of Galera', async () => {
  const server = await startTestServer({ bare: true, more: galeraArguments('127.0.0.1', await freePort(), []) });
  const root = await createConnection({ ...server.admin });
  try {
    const env = {
      EPICEVENT_HOME: join(server.folder, 'user'),
      EPICEVENT_LANG: 'fr',
      EPICEVENT_ADMIN_URL: `mysql://root:secret@localhost/?socketPath=${encodeURIComponent(server.socketPath)}`,
    };
    const [ready] = await root.query<RowDataPacket[]>("SHOW STATUS LIKE 'wsrep_ready'");
    expect(ready[0]?.Value).toBe('ON');
    await root.query("SET PASSWORD = PASSWORD('secret')");
    const input = 'un parapluie rouge 7\n';
    for (const argv of [
      ['setup', ...GESTION],
      ['migrate', '--down', '1', '--delete-data-of', 'epicevent'],
      ['migrate'],
      ['doctor'],
    ]) {
      const { code, out, err } = await runCommand(argv, { env, input });
      expect([argv, code, err]).toEqual([argv, 0, expect.not.stringMatching(/erreur/i)]);
      if (argv[0] === 'doctor') expect(out).toContain('Galera, 1 nœud');
    }
    const [rights] = await root.query<RowDataPacket[]>(
      "SELECT Super_priv AS s FROM mysql.user WHERE user = 'epicevent_owner'",
    );
    expect(rights[0]?.s).toBe('N');
  } finally {
    await root.end();
    await server.stop();
  }
});
