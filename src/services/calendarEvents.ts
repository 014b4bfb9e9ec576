import type { EventRecord } from '../domain/records/event.ts';
import { inTransaction } from './inTransaction.ts';
import { requirePermission } from './requirePermission.ts';
import { withContract } from './rows.ts';
import type { Session } from './session.ts';
import { toEvent } from './toRecord.ts';

const AT_ONCE = 500;

/** Reads the full events with these ids in pages, in the order of `ids`. */
export async function* eventPages(session: Session, ids: readonly number[]): AsyncGenerator<readonly EventRecord[]> {
  requirePermission(session, 'event.list');
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const asked = ids.slice(from, from + AT_ONCE);
    const rows = await inTransaction(session, ({ models, readOptions }) =>
      models.Event.findAll({ where: { id: [...asked] }, include: withContract(models), ...readOptions }),
    );
    const events = new Map(rows.map((row) => [row.id, toEvent(row)]));
    yield asked.flatMap((id) => events.get(id) ?? []);
  }
}
