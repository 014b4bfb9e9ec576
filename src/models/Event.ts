import type { Sequelize } from 'sequelize';
import { event } from '../domain/records/event.ts';
import { attributesOf, type RowOf } from './attributes.ts';
import type { ColleagueRow } from './Colleague.ts';
import type { ContractRow } from './Contract.ts';
import { active, assignedTo, upcoming } from './scopes.ts';
import { sendOnly } from './sentColumns.ts';

/** What triggers keep of others in the event's listing. */
export interface EventListingRow {
  readonly lateFrom: string | null;
  readonly taskDueOn: string | null;
}

export type EventRow = RowOf<
  typeof event,
  { contract?: ContractRow; support?: ColleagueRow | null; listing?: EventListingRow }
>;

/** Event. @returns the model of this session */
export function defineEvent(sequelize: Sequelize) {
  return sequelize.define<EventRow>('event', attributesOf(event), {
    scopes: { active, assignedTo, upcoming },
    hooks: sendOnly(event),
  });
}
