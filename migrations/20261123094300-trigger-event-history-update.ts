import { historyTrigger } from './support/history.ts';
import type { Step } from './support/step.ts';

export const up: Step = ({ run }) =>
  run(
    historyTrigger(
      'event',
      'update',
      '(SELECT reason FROM stated_reason WHERE connection_id = CONNECTION_ID() AND event_id = NEW.event_id AND NOT (OLD.support_contact <=> NEW.support_contact) AND stated_at > utc_now() - INTERVAL 1 MINUTE)',
    ),
  );

export const down: Step = ({ run }) => run('DROP TRIGGER event_history_update');
