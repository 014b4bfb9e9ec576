import type { Step } from './support/step.ts';

export const replay = true;

export const up: Step = ({ run }) => run("CREATE ROLE IF NOT EXISTS 'commercial'");

export const down: Step = ({ run }) => run("DROP ROLE IF EXISTS 'commercial'");
