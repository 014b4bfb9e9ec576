/**
 * The trigger of notes sets their client. An `INSERT … SELECT` asks for a default all the same, before the trigger is
 * run; no client has this number.
 */
export const up: readonly string[] = ['ALTER TABLE note ALTER COLUMN owner_client SET DEFAULT 0'];

export const down: readonly string[] = ['ALTER TABLE note ALTER COLUMN owner_client DROP DEFAULT'];
