import type { Actor } from '../policies/actor.ts';

/** What a service hands to every write beside the transaction; absent for the owner (seeding, import). */
export interface ActorOptions {
  readonly actor?: Actor;
}

/** The actor of a hook's options; Sequelize's own option types do not know it. */
export const actorOf = (options: object): Actor | undefined => (options as ActorOptions).actor;
