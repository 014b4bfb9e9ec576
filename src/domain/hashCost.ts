/** The bcrypt cost of new hashes, and the least that the database stores: two digits. */
export const HASH_COST = 12;

/** The highest cost that the database stores: with more, a sign-in would take seconds. */
export const HIGHEST_HASH_COST = 15;
