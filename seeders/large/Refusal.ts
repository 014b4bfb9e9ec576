/** What stops the seeding, in a sentence that says the cure. */
export class Refusal extends Error {}
