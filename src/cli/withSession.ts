import { NotAllowed } from '../domain/errors.ts';
import { type Session, signIn, signInByKey } from '../services/session.ts';
import type { Credentials } from './askCredentials.ts';
import type { CommandContext } from './CliIo.ts';

/**
 * Runs a command's work as the person who signs in, and leaves the session in any case.
 * @throws NotAllowed (`cli.list.mustChange`) while the password must be changed first
 */
export async function withSession<T>(
  { username, password }: Credentials,
  context: CommandContext,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const door = { config: context.config(), now: context.io.now, log: context.log() };
  const { person } = door.config;
  const session =
    password === null && person !== null
      ? await signInByKey(door, person)
      : await signIn(door, username, password ?? '');
  try {
    if (session.notice) context.printError(session.texts.message(session.notice));
    if (session.actor.mustChangePassword) throw new NotAllowed({ key: 'cli.list.mustChange' });
    return await work(session);
  } finally {
    await session.close();
  }
}
