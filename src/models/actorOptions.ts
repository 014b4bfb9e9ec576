import type { Actor } from '../policies/actor.ts';

/** Options that a service adds to every write, beside the transaction. The owner (seeding, import) has no actor. */
export interface ActorOptions {
  readonly actor?: Actor;
}

/** Returns the actor from a hook's options. Sequelize's types do not know it. */
export const actorOf = (options: object): Actor | undefined => (options as ActorOptions).actor;
