import type { Step } from './support/step.ts';

const isOpen = `(table_name IN ('client', 'contract', 'payment', 'event')
      OR get_collaborator_role() = 'gestion' OR actor_id = get_collaborator_id())`;

/** A reader's own condition may be tried on a row before the view's is: what such a row holds is hidden by itself. */
const kept = (column: string) => `IF(${isOpen}, ${column}, NULL)`;

export const up: Step = ({ run }) =>
  run(`
    CREATE SQL SECURITY DEFINER VIEW list_history AS
    SELECT history_id AS 'Historique ID', ${kept('at')} AS 'Date', ${kept('actor_id')} AS 'Collaborateur',
      table_name AS 'Table', record_id AS 'Enregistrement', ${kept('action')} AS 'Action',
      ${kept('old_values')} AS 'Avant', ${kept('new_values')} AS 'Après', ${kept('reason')} AS 'Motif'
    FROM history WHERE ${isOpen}
  `);

export const down: Step = ({ run }) => run('DROP VIEW list_history');
