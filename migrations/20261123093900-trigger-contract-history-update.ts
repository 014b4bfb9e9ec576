import { historyTrigger } from './support/history.ts';
import type { Step } from './support/step.ts';

export const up: Step = ({ run }) => run(historyTrigger('contract', 'update'));

export const down: Step = ({ run }) => run('DROP TRIGGER contract_history_update');
