/** The form of the derived passwords of database accounts, which the program and the database both know. */

/** Passwords of versions from here on begin with `MIXED_PREFIX`; those of earlier accounts are digits alone. */
export const MIXED_FROM = 1_000_000;

/** Capital, small letter, digit and sign: password policies of servers ask for each. */
export const MIXED_PREFIX = 'Ep1-';
