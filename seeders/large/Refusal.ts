/** Stops the seeding, with a sentence that names the cure. */
export class Refusal extends Error {}
