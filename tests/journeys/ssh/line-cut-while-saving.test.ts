import { readFileSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';
import { describe, expect, it } from 'vitest';
import { canServeSsh, type SshHost, sshHost } from '../../support/sshHost.ts';
import { until } from '../../support/temporaryHome.ts';

/** The two sshd processes of the connection: the account's own, and its parent, which belongs to root. */
function sshdOf({ account }: SshHost): number[] {
  const status = (pid: number) => readFileSync(`/proc/${pid}/status`, 'utf8');
  const own = account.processes().filter((pid) => /^Name:\tsshd/.test(status(pid)));
  return [...own.map((pid) => Number(/^PPid:\t(\d+)$/m.exec(status(pid))?.[1])), ...own];
}

describe.runIf(canServeSsh)('over SSH', () => {
  const host = sshHost();

  it('if the server’s side of the connection is killed during a save, the transaction is rolled back', async () => {
    const bill = await host.signIn('bill.boquet');
    await bill.press('n');
    await bill.waitFor('Créer un nouveau client');
    for (const text of ['Zéphyr & Fils', 'Élodie Zéphyr', 'elodie@zephyr.example', '+33 6 12 34 56 78']) {
      await bill.type(text);
      await bill.press('Tab');
    }
    const admin = await createConnection({ ...host.database.admin, database: 'epicevent' });
    await admin.query('LOCK TABLES history WRITE'); // The client row is inserted, its history is not yet.
    await bill.press('Ctrl+S');
    const waiting = "SELECT * FROM information_schema.processlist WHERE state LIKE 'Waiting for table%'";
    expect(await until(async () => (await host.count(waiting)) === 1)).toBe(true);

    for (const pid of sshdOf(host)) process.kill(pid, 'SIGKILL');
    await bill.exited;
    expect(await until(() => host.account.processes().length === 0)).toBe(true);
    await admin.query('UNLOCK TABLES');
    await admin.end();

    expect(await host.isQuiet()).toBe(true);
    const clients = await host.count("SELECT * FROM client WHERE company_name = 'Zéphyr & Fils'");
    const lines = await host.count("SELECT * FROM history WHERE new_values LIKE '%elodie@zephyr.example%'");
    expect({ clients, lines }).toEqual({ clients: 0, lines: 0 });
  });
});
