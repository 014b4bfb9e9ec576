/** How many connections to the database there may be, and how many are needed. */

/** The most connections of a collaborator's account: four sessions of the application, or more while they are at rest. */
export const OF_A_PERSON = 16;

/** The most connections of the sign-in account: each sign-in needs one, for about a second. */
export const OF_SIGN_IN = 60;

/** The most connections of the account that reads keys for the SSH server: each needs one, for a moment. */
export const OF_KEYS = 20;

/** The most connections that a session of the application keeps: two that write, two that read. */
export const OF_A_SESSION = 4;

/** A private server takes so many that sign-in finds a place whatever its few people do. */
export const OF_PRIVATE_SERVER = 500;

/**
 * Returns how many connections a server needs for so many people at work, while four of them take all they may, and for
 * the sign-in.
 */
export const neededFor = (people: number): number => people * OF_A_SESSION + 4 * OF_A_PERSON + 16;
