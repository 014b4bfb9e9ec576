import { historyTrigger } from './support/history.ts';
import type { Step } from './support/step.ts';

export const up: Step = ({ run }) => run(historyTrigger('collaborator', 'update'));

export const down: Step = ({ run }) => run('DROP TRIGGER collaborator_history_update');
