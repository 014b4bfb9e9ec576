import type { RowDataPacket } from 'mysql2';
import { createConnection } from 'mysql2/promise';
import { expect, it } from 'vitest';
import { issueContract, updateContract } from '../../src/services/contracts.ts';
import { signIn } from '../../src/services/session.ts';
import { newDraft } from '../factories/contracts.ts';
import { DEMO_PASSWORD, staff } from '../factories/people.ts';
import { reportFault } from '../support/faultReporter.ts';
import { openLine } from '../support/line.ts';

const company = staff('bill', 'gestion');
/** Others wait for a row no longer than this, in milliseconds: 30 seconds of silence, and a little time to notice. */
const HELD_MS = 35_000;

it('a laptop that falls asleep between a row’s lock and COMMIT keeps the row from others for 35 seconds at most', async (context) => {
  const line = await openLine(company.server);
  const root = await createConnection({ ...company.server.admin, database: 'epicevent' });
  const draft = await newDraft(company.bill);
  const config = { ...company.deps.config, database: { socketPath: line.socketPath } };
  const asleep = await signIn({ ...company.deps, config }, 'bill.boquet', DEMO_PASSWORD);
  const muted = line.mute(/COMMIT;/, 'before');
  // Its line stays dead, so nothing that this session tries reaches the server: as if the process were gone.
  const lost = updateContract(asleep, draft.id, draft.version, { cost: '999' }).catch(() => undefined);
  await muted;
  const began = performance.now();
  const held = async () => {
    const [rows] = await root.query<RowDataPacket[]>(
      'SELECT trx_mysql_thread_id FROM information_schema.innodb_trx WHERE trx_rows_locked > 0',
    );
    return rows.length;
  };
  expect(await held(), 'the row is held at first').toBe(1);
  // The server copies this table again only if nobody has read it for 100 ms.
  await expect.poll(held, { timeout: HELD_MS, interval: 500 }).toBe(0);
  expect(performance.now() - began).toBeLessThan(HELD_MS);
  const issued = await issueContract(company.gestion, draft.id, draft.version);
  expect(issued.statut, 'nobody has tried before').toBe('to_sign');
  reportFault(context, { stuck: await held() });
  await lost;
  await asleep.close();
  await Promise.all([root.end(), line.close()]);
}, 90_000);
