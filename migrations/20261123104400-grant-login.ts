import type { Step } from './support/step.ts';

export const replay = true;

/** The sign-in account may do these two things and read no table. */
export const up: Step = async ({ run, schema }) => {
  await run(`GRANT EXECUTE ON PROCEDURE \`${schema}\`.login_challenge TO 'epicevent_login'@'%'`);
  await run(`GRANT EXECUTE ON PROCEDURE \`${schema}\`.login_outcome TO 'epicevent_login'@'%'`);
};

export const down: Step = async ({ run, schema }) => {
  await run(`REVOKE EXECUTE ON PROCEDURE \`${schema}\`.login_outcome FROM 'epicevent_login'@'%'`);
  await run(`REVOKE EXECUTE ON PROCEDURE \`${schema}\`.login_challenge FROM 'epicevent_login'@'%'`);
};
