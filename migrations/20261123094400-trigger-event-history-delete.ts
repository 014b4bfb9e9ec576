import { historyTrigger } from './support/history.ts';
import type { Step } from './support/step.ts';

export const up: Step = ({ run }) => run(historyTrigger('event', 'delete'));

export const down: Step = ({ run }) => run('DROP TRIGGER event_history_delete');
