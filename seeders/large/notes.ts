import { contractAt } from './contracts.ts';
import type { EventTable } from './events.ts';
import { type Calendar, chanceOf, DAY, LATEST, type LargePlan, lean } from './plan.ts';
import { inserts, sqlRow, text } from './sqlRow.ts';

const KIND = 5;
const COLUMNS =
  'note_id,client_id,contract_id,event_id,owner_client,kind,body,author,creation_date,last_update,is_active,version';
const KINDS = ['call', 'email', 'meeting', 'internal'] as const;
const BODIES = [
  'Rappelé le client : tout est en ordre.',
  'Le client hésite encore sur le nombre d’invités ; il rappelle la semaine prochaine.',
  'Devis du traiteur reçu et transmis.\nÀ valider avant la fin du mois.',
  'Visite du lieu : accès par la cour, parking limité.',
  'Le virement est annoncé pour vendredi.',
  'Attention : deux invités allergiques aux arachides.',
] as const;

/** Returns the INSERT statements for the notes from `start` (inclusive) to `end` (exclusive): on clients through their contracts, on contracts, on events. */
export function noteStatements(
  plan: LargePlan,
  calendar: Calendar,
  table: EventTable,
  start: number,
  end: number,
): string[] {
  const rows: string[] = [];
  for (let index = start; index < end; index += 1) {
    const random = chanceOf(plan, KIND, index);
    const on = random.pick(['client', 'contract', 'event'] as const);
    const contract = contractAt(plan, on === 'event' ? (table.contract[index] ?? 0) : index);
    const since = on === 'event' ? (table.created[index] ?? contract.created) : contract.created;
    const written = Math.min(since + random.between(1, 30) * DAY, LATEST);
    const client = plan.firstClient + contract.client;
    const isWithdrawn = random.next() < 0.01;
    rows.push(
      sqlRow(
        plan.firstNote + index,
        on === 'client' ? client : null,
        on === 'contract' ? plan.firstContract + index : null,
        on === 'event' ? plan.firstEvent + index : null,
        client,
        text(random.pick(KINDS)),
        text(random.pick(BODIES)),
        lean(random, random.pick([plan.commercials, plan.gestion])),
        calendar.instant(written),
        calendar.instant(written),
        isWithdrawn ? 0 : 1,
        isWithdrawn ? 1 : 0,
      ),
    );
  }
  return inserts('note', COLUMNS, rows);
}
