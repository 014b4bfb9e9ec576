import { changeWords } from './support/lines.ts';
import type { Step } from './support/step.ts';

export const up: Step = ({ run }) => run(changeWords('client'));

export const down: Step = ({ run }) => run('DROP PROCEDURE change_client_words');
