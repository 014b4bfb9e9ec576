import type { Step } from './support/step.ts';

export const replay = true;

export const up: Step = ({ run }) => run("GRANT 'collaborator' TO 'commercial'");

export const down: Step = ({ run }) => run("REVOKE 'collaborator' FROM 'commercial'");
