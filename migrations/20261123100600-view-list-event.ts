import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE SQL SECURITY DEFINER VIEW list_event AS
    SELECT contract_id AS 'Contrat ID', event_id AS 'Event ID', support_contact AS 'Contact de support',
      name AS 'Événement', event_start AS 'Début', event_end AS 'Fin', location AS 'Lieu',
      attendees AS 'Participants', notes AS 'Notes', last_update AS 'Dernière MàJ'
    FROM event WHERE is_active
  `);

export const down: Step = ({ run }) => run('DROP VIEW list_event');
