import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(`
    CREATE SQL SECURITY DEFINER VIEW list_history AS
    SELECT history_id AS 'Historique ID', at AS 'Date', actor_id AS 'Collaborateur', table_name AS 'Table',
      record_id AS 'Enregistrement', action AS 'Action', old_values AS 'Avant', new_values AS 'Après', reason AS 'Motif'
    FROM history
    WHERE table_name IN ('client', 'contract', 'payment', 'event')
      OR get_collaborator_role() = 'gestion' OR actor_id = get_collaborator_id()
  `);

export const down: Step = ({ run }) => run('DROP VIEW list_history');
