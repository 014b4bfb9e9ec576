import { grants } from './support/grants.ts';

export const replay = true;

export const { up, down } = grants([
  {
    right:
      'INSERT (event_id, contract_id, name, event_start, event_end, location, attendees, notes, is_active, creation_date, last_update, version, request_key)',
    on: 'event',
    to: 'commercial',
  },
  {
    right: 'UPDATE (name, event_start, event_end, location, attendees, notes, is_active, last_update, version)',
    on: 'event',
    to: 'commercial',
  },
  {
    right: 'UPDATE (name, event_start, event_end, location, attendees, notes, last_update, version)',
    on: 'event',
    to: 'support',
  },
  { right: 'UPDATE (support_contact, is_active, last_update, version)', on: 'event', to: 'gestion' },
]);
