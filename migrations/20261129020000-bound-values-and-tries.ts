export const up: readonly string[] = [
  /**
   * Failures are counted by name, with an empty origin, and by name and origin. An origin from which the name signed in
   * before has a counter of its own.
   */
  `ALTER TABLE login_throttle
    ADD COLUMN origin_digest BINARY(32) NOT NULL DEFAULT '' AFTER name_digest,
    ADD COLUMN is_known BOOLEAN NOT NULL DEFAULT FALSE,
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (name_digest, origin_digest)`,
];

export const down: readonly string[] = [
  "DELETE FROM login_throttle WHERE origin_digest <> CAST('' AS BINARY(32))",
  `ALTER TABLE login_throttle
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (name_digest),
    DROP COLUMN is_known,
    DROP COLUMN origin_digest`,
];
