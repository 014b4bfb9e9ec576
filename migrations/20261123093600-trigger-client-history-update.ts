import { historyTrigger } from './support/history.ts';
import type { Step } from './support/step.ts';

export const up: Step = ({ run }) => run(historyTrigger('client', 'update'));

export const down: Step = ({ run }) => run('DROP TRIGGER client_history_update');
