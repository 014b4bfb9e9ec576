import { clientSchema } from '../input/clientInput.ts';
import { paymentSchema } from '../input/paymentInput.ts';
import { requirePermission } from '../requirePermission.ts';
import type { Session } from '../session.ts';
import { type Draft, gatherDrafts } from './gatherDrafts.ts';
import { judgeClient } from './judgeClient.ts';
import { judgeContract } from './judgeContract.ts';
import { judgeEvent } from './judgeEvent.ts';
import { judgePayment } from './judgePayment.ts';
import type { Judging } from './judging.ts';
import { type Decisions, type ImportItem, type ImportPlan, VERDICTS } from './plan.ts';
import { type Progress, readStored } from './readStored.ts';
import type { SourceKind, SourceRecord } from './source.ts';
import { grouped } from './stored.ts';

/** Parents come before what belongs to them. */
const ORDER: readonly SourceKind[] = ['client', 'contract', 'payment', 'event'];

const JUDGES: Readonly<Record<SourceKind, (draft: Draft, judging: Judging) => ImportItem>> = {
  client: judgeClient,
  contract: judgeContract,
  payment: judgePayment,
  event: judgeEvent,
};

/** After so many milliseconds the screen gets its turn. */
const TURN_MS = 20;

/**
 * Compares what a file tells of with what is stored, and says of each record what would become of it. Nothing is written.
 * @param source the file’s name, its digest, and the records that were recognised in it
 * @throws NotAllowed; the reason of the signal when it is aborted
 */
export async function planImport(
  session: Session,
  source: { readonly file: string; readonly digest: string; readonly records: readonly SourceRecord[] },
  decisions: Decisions,
  progress: Progress = {},
): Promise<ImportPlan> {
  requirePermission(session, 'import.clients');
  const drafts = gatherDrafts(source.records, session.texts);
  const stored = await readStored(session, drafts, decisions, progress);
  const judging: Judging = {
    actor: session.actor,
    clock: session.clock,
    texts: session.texts,
    stored,
    decisions,
    schemas: { client: clientSchema(session.clock), payment: paymentSchema(session.clock) },
    under: new Set(drafts.map(({ kind, contract }) => `${kind} ${contract}`)),
    items: new Map(),
    matched: new Set(),
    due: new Map(),
    busy: grouped(stored.busy, ({ supportId }) => supportId),
  };
  let since = performance.now();
  for (const kind of ORDER) {
    for (const draft of drafts) {
      if (draft.kind !== kind) continue;
      judging.items.set(draft.key, JUDGES[kind](draft, judging));
      if (performance.now() - since < TURN_MS) continue;
      await new Promise((resolve) => setImmediate(resolve));
      progress.signal?.throwIfAborted();
      since = performance.now();
    }
  }
  keepOpen(judging, drafts);
  // The places of the file, so that a person finds the records in the order of the sheets.
  const items = drafts.flatMap(({ key }) => judging.items.get(key) ?? []);
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<
    (typeof VERDICTS)[number],
    number
  >;
  for (const { verdict } of items) counts[verdict] += 1;
  return { file: source.file, digest: source.digest, items, counts };
}

/** A contract whose event still waits is not closed: a closed one takes no event any more. */
function keepOpen({ items, stored }: Judging, drafts: readonly Draft[]): void {
  const isWaiting = ({ key, kind }: Draft) => kind === 'event' && items.get(key)?.verdict === 'doubtful';
  for (const { contract } of drafts.filter(isWaiting)) {
    const item = contract === null ? undefined : items.get(contract);
    const { first, statut, cost } = item?.written ?? {};
    if (!item || first !== 'signed' || statut !== 'closed') continue;
    const before = stored.contracts.get(item.match?.id ?? 0);
    const isSame = before?.isActive && before.statut === first && before.cost === cost;
    items.set(item.key, {
      ...item,
      verdict: item.verdict === 'changed' && isSame ? 'same' : item.verdict,
      remarks: [...item.remarks, { key: 'imports.plan.closedLater' }],
      written: { ...item.written, statut: first },
    });
  }
}
