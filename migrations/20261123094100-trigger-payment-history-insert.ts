import { historyTrigger } from './support/history.ts';
import type { Step } from './support/step.ts';

export const up: Step = ({ run }) => run(historyTrigger('payment', 'insert'));

export const down: Step = ({ run }) => run('DROP TRIGGER payment_history_insert');
